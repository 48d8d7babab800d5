CREATE TABLE "peer_dissents" (
	"review_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"code" text NOT NULL,
	"of_level" integer NOT NULL,
	"words" text NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "peer_dissents_review_id_id_pk" PRIMARY KEY("review_id","id"),
	CONSTRAINT "peer_dissents_say" CHECK (btrim("peer_dissents"."words") <> '' and "peer_dissents"."of_level" between 1 and 4)
);
--> statement-breakpoint
CREATE TABLE "peer_level_consents" (
	"review_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"side" text NOT NULL,
	"stage" text NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "peer_level_consents_review_id_id_pk" PRIMARY KEY("review_id","id"),
	CONSTRAINT "peer_level_consents_side_is_known" CHECK ("peer_level_consents"."side" in ('council', 'team')),
	CONSTRAINT "peer_level_consents_stage_is_known" CHECK ("peer_level_consents"."stage" in ('scoping', 'publishing'))
);
--> statement-breakpoint
CREATE TABLE "peer_levels" (
	"review_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"code" text NOT NULL,
	"revealed_by" uuid NOT NULL,
	"revealed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"level" integer,
	"reason" text,
	"author_id" uuid,
	"author_name" text,
	"recorded_at" timestamp with time zone,
	CONSTRAINT "peer_levels_review_id_id_pk" PRIMARY KEY("review_id","id"),
	CONSTRAINT "peer_levels_once" UNIQUE("council_id","review_id","code"),
	CONSTRAINT "peer_levels_recorded_whole" CHECK (num_nonnulls("peer_levels"."level", "peer_levels"."reason", "peer_levels"."author_id", "peer_levels"."author_name", "peer_levels"."recorded_at") in (0, 5)
        and ("peer_levels"."level" is null or "peer_levels"."level" between 1 and 4) and ("peer_levels"."reason" is null or btrim("peer_levels"."reason") <> ''))
);
--> statement-breakpoint
CREATE TABLE "peer_scores" (
	"review_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"level" integer,
	"reason" text NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "peer_scores_review_id_id_pk" PRIMARY KEY("review_id","id"),
	CONSTRAINT "peer_scores_kind_is_known" CHECK ("peer_scores"."kind" in ('level', 'cannot-judge')),
	CONSTRAINT "peer_scores_absent_is_no_number" CHECK (case "peer_scores"."kind" when 'level' then coalesce("peer_scores"."level" between 1 and 4, false) else "peer_scores"."level" is null end),
	CONSTRAINT "peer_scores_reasoned" CHECK (btrim("peer_scores"."reason") <> '')
);
--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_kind_is_known";--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_are_about_one_thing";--> statement-breakpoint
ALTER TABLE "publications" DROP CONSTRAINT "publications_state_is_known";--> statement-breakpoint
ALTER TABLE "publications" DROP CONSTRAINT "publications_confirmed";--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "asked_at" timestamp with time zone[] DEFAULT array[now()] NOT NULL;--> statement-breakpoint
UPDATE "mails" SET "asked_at" = array["created_at"];--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "declined_by" uuid;--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "declined_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "declined_because" text;--> statement-breakpoint
ALTER TABLE "peer_dissents" ADD CONSTRAINT "peer_dissents_of" FOREIGN KEY ("council_id","review_id","code") REFERENCES "public"."peer_levels"("council_id","review_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_level_consents" ADD CONSTRAINT "peer_level_consents_review" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_levels" ADD CONSTRAINT "peer_levels_review" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_scores" ADD CONSTRAINT "peer_scores_review" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "peer_dissents_once" ON "peer_dissents" USING btree ("council_id","review_id","code","author_id");--> statement-breakpoint
CREATE UNIQUE INDEX "peer_level_consents_once" ON "peer_level_consents" USING btree ("council_id","review_id","stage","side");--> statement-breakpoint
CREATE UNIQUE INDEX "peer_scores_once" ON "peer_scores" USING btree ("council_id","review_id","author_id","code");--> statement-breakpoint
CREATE INDEX "peer_scores_of_question" ON "peer_scores" USING btree ("council_id","review_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "mails_of_review_news" ON "mails" USING btree ("review_id","peer_id") WHERE "mails"."kind" = 'review-news';--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind_is_known" CHECK ("mails"."kind" in ('sign-in', 'invitation', 'programme', 'review', 'reminder', 'removal', 'notices', 'review-news'));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_are_about_one_thing" CHECK (case "mails"."kind"
        when 'sign-in' then num_nonnulls("mails"."user_id", "mails"."invitation_id", "mails"."programme_invitation_id", "mails"."peer_id") <= 1
        when 'invitation' then "mails"."invitation_id" is not null
        when 'programme' then "mails"."programme_invitation_id" is not null
        when 'review' then "mails"."peer_id" is not null
        when 'review-news' then "mails"."peer_id" is not null
        when 'reminder' then "mails"."reminder_id" is not null
        when 'removal' then num_nonnulls("mails"."leaving_id", "mails"."user_id") = 2
        when 'notices' then "mails"."user_id" is not null and "mails"."council_id" is not null
      end);--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_declined" CHECK (num_nonnulls("publications"."declined_by", "publications"."declined_at", "publications"."declined_because") = case "publications"."state" when 'declined' then 3 else 0 end);--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_state_is_known" CHECK ("publications"."state" in ('asked', 'called-off', 'declined', 'published', 'replaced', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_confirmed" CHECK ("publications"."state" in ('asked', 'called-off', 'declined') or "publications"."confirmed_by" is not null);