ALTER TABLE "evidence" ADD COLUMN "scanned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "submissions_seal" ON "submissions" USING btree ("sha256");