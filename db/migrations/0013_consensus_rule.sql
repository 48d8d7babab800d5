ALTER TABLE "assessments" ADD COLUMN "consensus_rule" text DEFAULT 'standard' NOT NULL;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "opened_by" uuid;