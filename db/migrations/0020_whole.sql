CREATE TABLE "council_looks" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"accent" text,
	"crest" "bytea",
	"crest_alt" text,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "council_looks_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "council_looks_accent_is_a_colour" CHECK ("council_looks"."accent" ~ '^#[0-9a-f]{6}$'),
	CONSTRAINT "council_looks_crest_has_words" CHECK (("council_looks"."crest" is null) = ("council_looks"."crest_alt" is null)),
	CONSTRAINT "council_looks_crest_is_small" CHECK (octet_length("council_looks"."crest") <= 1000000)
);
--> statement-breakpoint
ALTER TABLE "papers" DROP CONSTRAINT "papers_are_ready_with_a_file";--> statement-breakpoint
ALTER TABLE "papers" ALTER COLUMN "assessment_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "sha256" text;--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "size" bigint;--> statement-breakpoint
ALTER TABLE "council_looks" ADD CONSTRAINT "council_looks_council_id_councils_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."councils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "council_looks_once" ON "council_looks" USING btree ("council_id");--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_council_id_councils_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."councils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_words_searched" ON "answer_words" USING gin ((to_tsvector('english', left("words", 150000)) || array_to_tsvector(array['in:' || "council_id"::text])));--> statement-breakpoint
CREATE INDEX "comment_changes_searched" ON "comment_changes" USING gin ((to_tsvector('english', left(coalesce("body", ''), 150000)) || array_to_tsvector(array['in:' || "council_id"::text])));--> statement-breakpoint
CREATE INDEX "comments_searched" ON "comments" USING gin ((to_tsvector('english', left("body", 150000)) || array_to_tsvector(array['in:' || "council_id"::text])));--> statement-breakpoint
CREATE INDEX "meeting_notes_searched" ON "meeting_notes" USING gin ((to_tsvector('english', left("words", 150000)) || array_to_tsvector(array['in:' || "council_id"::text])));--> statement-breakpoint
CREATE INDEX "papers_file" ON "papers" USING btree ("council_id","sha256");--> statement-breakpoint
CREATE INDEX "agreements_searched" ON "agreements" USING gin ((to_tsvector('english', left("reason", 150000)) || array_to_tsvector(array['in:' || "council_id"::text])));--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_of_the_council_are_stored" CHECK (("papers"."assessment_id" is null) = ("papers"."kind" = 'everything') and num_nonnulls("papers"."sha256", "papers"."size") in (0, 2)
        and ("papers"."sha256" is null or "papers"."assessment_id" is null) and ("papers"."file" is null or "papers"."assessment_id" is not null));--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_are_ready_with_a_file" CHECK (("papers"."state" = 'ready') = (num_nonnulls("papers"."file_name", "papers"."holds") = 2 and num_nonnulls("papers"."file", "papers"."sha256") = 1));