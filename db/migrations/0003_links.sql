ALTER TABLE "resources" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "times_gone" integer DEFAULT 0 NOT NULL;