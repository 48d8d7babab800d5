ALTER TABLE "comment_threads" ADD COLUMN "anchor_seq" bigint;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD COLUMN "anchor_lost" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD COLUMN "anchor_words" text;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD COLUMN "anchor_before" text;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD COLUMN "anchor_after" text;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD COLUMN "anchor_went_before" integer;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD COLUMN "anchor_went_after" integer;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD COLUMN "anchor_paragraph" integer;