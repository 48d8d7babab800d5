CREATE INDEX "invitations_id" ON "invitations" USING btree ("id");--> statement-breakpoint
CREATE INDEX "invitations_of" ON "invitations" USING btree ("invited_by");--> statement-breakpoint
CREATE INDEX "users_of_programme" ON "users" USING btree ("id") WHERE "users"."is_programme";