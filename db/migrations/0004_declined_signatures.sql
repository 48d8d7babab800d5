ALTER TABLE "signatures" ALTER COLUMN "content_sha256" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "declined_because" text;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_answer" CHECK (("signatures"."content_sha256" is null) <> ("signatures"."declined_because" is null));