ALTER TABLE "audit_entries" ADD COLUMN "round_id" uuid GENERATED ALWAYS AS ((subject ->> 'roundId')::uuid) STORED;--> statement-breakpoint
CREATE INDEX "audit_entries_of_scores" ON "audit_entries" USING btree ("assessment_id","at","hash") WHERE "audit_entries"."act" = 'score.submitted';--> statement-breakpoint
CREATE INDEX "evidence_assessment" ON "evidence" USING btree ("assessment_id","added_at","id");--> statement-breakpoint
CREATE INDEX "review_peers_council" ON "review_peers" USING btree ("council_id");--> statement-breakpoint
CREATE INDEX "rounds_id" ON "rounds" USING btree ("id");--> statement-breakpoint
CREATE INDEX "frozen_answers_submission" ON "frozen_answers" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "submissions_id" ON "submissions" USING btree ("id");