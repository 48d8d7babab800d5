CREATE TABLE "suggestions" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"thread_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"words" text NOT NULL,
	"replacement" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"outcome" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"because" text,
	"accepted_seq" bigint,
	CONSTRAINT "suggestions_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "suggestions_outcome_is_known" CHECK ("suggestions"."outcome" in ('accepted', 'declined', 'withdrawn')),
	CONSTRAINT "suggestions_decided_whole" CHECK (num_nonnulls("suggestions"."outcome", "suggestions"."decided_by", "suggestions"."decided_at") in (0, 3)
        and (coalesce("suggestions"."outcome", '') = 'declined') = ("suggestions"."because" is not null)
        and (coalesce("suggestions"."outcome", '') = 'accepted') = ("suggestions"."accepted_seq" is not null))
);
--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_council_id_subject_id_subjects_council_id_id_fk" FOREIGN KEY ("council_id","subject_id") REFERENCES "public"."subjects"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_thread" FOREIGN KEY ("council_id","thread_id") REFERENCES "public"."comment_threads"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "suggestions_once" ON "suggestions" USING btree ("council_id","thread_id");--> statement-breakpoint
CREATE INDEX "suggestions_text" ON "suggestions" USING btree ("council_id","subject_id");