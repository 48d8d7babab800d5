ALTER TABLE "meetings" ADD COLUMN "answer_part" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "is_facilitator_here" boolean DEFAULT false NOT NULL;
