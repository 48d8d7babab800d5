CREATE TABLE "evidence_asks" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"item_id" uuid NOT NULL,
	"readers" text NOT NULL,
	"named" uuid[] DEFAULT '{}' NOT NULL,
	"legal_class" text DEFAULT 'none' NOT NULL,
	"exempt_paragraph" integer,
	"class_reason" text,
	"class_review_on" date,
	"why" text,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"outcome" text,
	"decided_because" text,
	CONSTRAINT "evidence_asks_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "evidence_asks_readers_is_known" CHECK ("evidence_asks"."readers" in ('named', 'council', 'peers', 'public')),
	CONSTRAINT "evidence_asks_legal_class_is_known" CHECK ("evidence_asks"."legal_class" in ('confidential', 'exempt', 'none')),
	CONSTRAINT "evidence_asks_outcome_is_known" CHECK ("evidence_asks"."outcome" in ('done', 'declined', 'taken-back')),
	CONSTRAINT "evidence_asks_class_says_why" CHECK (case "evidence_asks"."legal_class" when 'none' then "evidence_asks"."exempt_paragraph" is null
      when 'exempt' then ("evidence_asks"."exempt_paragraph" between 1 and 7 or "evidence_asks"."exempt_paragraph" between 12 and 18) and "evidence_asks"."class_reason" is not null and "evidence_asks"."class_review_on" is not null
      else "evidence_asks"."exempt_paragraph" is null and "evidence_asks"."class_reason" is not null end),
	CONSTRAINT "evidence_asks_decided" CHECK (("evidence_asks"."decided_at" is null) = ("evidence_asks"."outcome" is null))
);
--> statement-breakpoint
CREATE TABLE "evidence_items" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"review_by" date,
	"readers" text NOT NULL,
	"named" uuid[] DEFAULT '{}' NOT NULL,
	"legal_class" text DEFAULT 'none' NOT NULL,
	"exempt_paragraph" integer,
	"class_reason" text,
	"class_review_on" date,
	"class_decided_by" uuid,
	"class_decided_at" timestamp with time zone,
	"held_at" timestamp with time zone,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"link_state" text,
	"link_title" text,
	"link_checked_at" timestamp with time zone,
	CONSTRAINT "evidence_items_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "evidence_items_kind_is_known" CHECK ("evidence_items"."kind" in ('file', 'link', 'figure', 'minute')),
	CONSTRAINT "evidence_items_readers_is_known" CHECK ("evidence_items"."readers" in ('named', 'council', 'peers', 'public')),
	CONSTRAINT "evidence_items_legal_class_is_known" CHECK ("evidence_items"."legal_class" in ('confidential', 'exempt', 'none')),
	CONSTRAINT "evidence_items_link_state_is_known" CHECK ("evidence_items"."link_state" in ('there', 'gone', 'unknown')),
	CONSTRAINT "evidence_items_class_says_why" CHECK (case "evidence_items"."legal_class" when 'none' then "evidence_items"."exempt_paragraph" is null
      when 'exempt' then ("evidence_items"."exempt_paragraph" between 1 and 7 or "evidence_items"."exempt_paragraph" between 12 and 18) and "evidence_items"."class_reason" is not null and "evidence_items"."class_review_on" is not null
      else "evidence_items"."exempt_paragraph" is null and "evidence_items"."class_reason" is not null end),
	CONSTRAINT "evidence_items_class_is_decided" CHECK (("evidence_items"."legal_class" = 'none') or ("evidence_items"."class_decided_by" is not null)),
	CONSTRAINT "evidence_items_named" CHECK (("evidence_items"."readers" = 'named') = (cardinality("evidence_items"."named") > 0))
);
--> statement-breakpoint
CREATE TABLE "evidence_revisions" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"item_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"speaks_for" date NOT NULL,
	"note" text,
	"file_name" text,
	"media_type" text,
	"size" bigint,
	"sha256" text,
	"scanned_at" timestamp with time zone,
	"url" text,
	"figure" jsonb,
	"minute" jsonb,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "evidence_revisions_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "evidence_revisions_of_item" UNIQUE("council_id","item_id","id"),
	CONSTRAINT "evidence_revisions_one_kind" CHECK (num_nonnulls("evidence_revisions"."sha256", "evidence_revisions"."url", "evidence_revisions"."figure", "evidence_revisions"."minute") = 1)
);
--> statement-breakpoint
CREATE TABLE "evidence_lexicon" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"word" text NOT NULL,
	"pieces" text[] NOT NULL,
	CONSTRAINT "evidence_lexicon_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "evidence_words" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"item_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"place" text NOT NULL,
	"words" text NOT NULL,
	"looked_up" "tsvector" GENERATED ALWAYS AS (to_tsvector('english', words) || array_to_tsvector(array['in:' || council_id::text])) STORED,
	CONSTRAINT "evidence_words_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "evidence" DROP CONSTRAINT "evidence_kind_is_known";--> statement-breakpoint
ALTER TABLE "evidence" DROP CONSTRAINT "evidence_audience_is_known";--> statement-breakpoint
ALTER TABLE "evidence" DROP CONSTRAINT "exempt_says_why";--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "item_id" uuid;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "revision_id" uuid;--> statement-breakpoint
INSERT INTO "evidence_items" (council_id, id, kind, owner_id, readers, legal_class, exempt_paragraph, class_reason, class_review_on, class_decided_by, class_decided_at, added_by, added_at)
  SELECT council_id, id, kind, added_by, case audience when 'public' then 'public' when 'council' then 'peers' else 'council' end,
    case audience when 'exempt' then 'exempt' when 'confidential' then 'confidential' else 'none' end, exempt_paragraph,
    case audience when 'exempt' then exempt_reason when 'confidential' then 'Marked when it was attached.' end, exempt_review_on,
    case when audience in ('exempt', 'confidential') then added_by end, case when audience in ('exempt', 'confidential') then added_at end, added_by, added_at
  FROM "evidence";--> statement-breakpoint
INSERT INTO "evidence_revisions" (council_id, id, item_id, number, title, speaks_for, file_name, media_type, size, sha256, scanned_at, url, added_by, added_at)
  SELECT council_id, id, id, 1, title, speaks_for, file_name, media_type, size, sha256, scanned_at, url, added_by, added_at FROM "evidence";--> statement-breakpoint
INSERT INTO "evidence_words" (council_id, item_id, revision_id, place, words)
  SELECT council_id, item_id, id, '', concat_ws(' ', title, file_name, url) FROM "evidence_revisions";--> statement-breakpoint
ALTER TABLE "evidence" DISABLE TRIGGER USER;--> statement-breakpoint
UPDATE "evidence" SET item_id = id, revision_id = id;--> statement-breakpoint
ALTER TABLE "evidence" ENABLE TRIGGER USER;--> statement-breakpoint
ALTER TABLE "evidence" ALTER COLUMN "item_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ALTER COLUMN "revision_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence_asks" ADD CONSTRAINT "evidence_asks_council_id_item_id_evidence_items_council_id_id_fk" FOREIGN KEY ("council_id","item_id") REFERENCES "public"."evidence_items"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_items" ADD CONSTRAINT "evidence_items_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_items" ADD CONSTRAINT "evidence_items_council_id_councils_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."councils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_revisions" ADD CONSTRAINT "evidence_revisions_council_id_item_id_evidence_items_council_id_id_fk" FOREIGN KEY ("council_id","item_id") REFERENCES "public"."evidence_items"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_lexicon" ADD CONSTRAINT "evidence_lexicon_council_id_councils_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."councils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_words" ADD CONSTRAINT "evidence_words_council_id_item_id_revision_id_evidence_revisions_council_id_item_id_id_fk" FOREIGN KEY ("council_id","item_id","revision_id") REFERENCES "public"."evidence_revisions"("council_id","item_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_asks_one_open" ON "evidence_asks" USING btree ("council_id","item_id") WHERE "evidence_asks"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "evidence_items_id" ON "evidence_items" USING btree ("id");--> statement-breakpoint
CREATE INDEX "evidence_items_owner" ON "evidence_items" USING btree ("council_id","owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_revisions_number" ON "evidence_revisions" USING btree ("council_id","item_id","number");--> statement-breakpoint
CREATE INDEX "evidence_revisions_id" ON "evidence_revisions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "evidence_revisions_file" ON "evidence_revisions" USING btree ("council_id","sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_lexicon_word" ON "evidence_lexicon" USING btree ("council_id","word");--> statement-breakpoint
CREATE INDEX "evidence_lexicon_pieces" ON "evidence_lexicon" USING gin ("pieces");--> statement-breakpoint
CREATE INDEX "evidence_words_revision" ON "evidence_words" USING btree ("council_id","revision_id");--> statement-breakpoint
CREATE INDEX "evidence_words_looked_up" ON "evidence_words" USING gin ("looked_up");--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_council_id_item_id_revision_id_evidence_revisions_council_id_item_id_id_fk" FOREIGN KEY ("council_id","item_id","revision_id") REFERENCES "public"."evidence_revisions"("council_id","item_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_item" ON "evidence" USING btree ("council_id","item_id");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_once" ON "evidence" USING btree ("council_id","assessment_question_id","item_id") WHERE "evidence"."removed_at" is null;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_kind_is_known" CHECK ("evidence"."kind" in ('file', 'link', 'figure', 'minute'));--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_audience_is_known" CHECK ("evidence"."audience" in ('public', 'council', 'internal', 'named', 'held', 'exempt', 'confidential'));--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "exempt_says_why" CHECK ("evidence"."audience" <> 'exempt' or ("evidence"."exempt_paragraph" is not null and "evidence"."exempt_reason" is not null and "evidence"."exempt_review_on" is not null));
