CREATE TABLE "clock_entries" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"review_id" uuid NOT NULL,
	"what" text NOT NULL,
	"due_on" date,
	"reason" text NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "clock_entries_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "clock_entries_what_is_known" CHECK ("clock_entries"."what" in ('report', 'plan', 'progress', 'progress-report')),
	CONSTRAINT "clock_entries_reasoned" CHECK (btrim("clock_entries"."reason") <> ''),
	CONSTRAINT "clock_entries_done" CHECK ("clock_entries"."due_on" is not null or "clock_entries"."what" in ('progress', 'progress-report'))
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"review_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"spoken_with" text NOT NULL,
	"words" text NOT NULL,
	"codes" text[] NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conversations_review_id_id_pk" PRIMARY KEY("review_id","id"),
	CONSTRAINT "conversations_spoken_with_is_known" CHECK ("conversations"."spoken_with" in ('leader', 'executive', 'councillor', 'scrutiny', 'chief-executive', 'director', 'statutory-officer', 'officer', 'partner', 'resident', 'business', 'staff-side'))
);
--> statement-breakpoint
CREATE TABLE "evidence_requests" (
	"review_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"code" text NOT NULL,
	"words" text NOT NULL,
	"due_on" date NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"item_id" uuid,
	"revision_id" uuid,
	"decided_by" uuid,
	"decider_name" text,
	"decided_at" timestamp with time zone,
	CONSTRAINT "evidence_requests_review_id_id_pk" PRIMARY KEY("review_id","id"),
	CONSTRAINT "evidence_requests_state_is_known" CHECK ("evidence_requests"."state" in ('asked', 'answered', 'declined', 'withdrawn')),
	CONSTRAINT "evidence_requests_decided" CHECK (num_nonnulls("evidence_requests"."decided_by", "evidence_requests"."decider_name", "evidence_requests"."decided_at") = case "evidence_requests"."state" when 'asked' then 0 else 3 end),
	CONSTRAINT "evidence_requests_whole" CHECK (num_nonnulls("evidence_requests"."item_id", "evidence_requests"."revision_id") in (0, 2)),
	CONSTRAINT "evidence_requests_answered" CHECK (case "evidence_requests"."state" when 'asked' then "evidence_requests"."answer" = '' and "evidence_requests"."item_id" is null
        when 'answered' then btrim("evidence_requests"."answer") <> '' or "evidence_requests"."item_id" is not null
        else btrim("evidence_requests"."answer") <> '' and "evidence_requests"."item_id" is null end)
);
--> statement-breakpoint
ALTER TABLE "recommendation_answers" DROP CONSTRAINT "recommendation_answers_reasoned";--> statement-breakpoint
ALTER TABLE "plan_actions" DROP CONSTRAINT "plan_actions_level";--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "follows_id" uuid;--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "reopened_because" text;--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "hides_last_levels" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "visit_on" date;--> statement-breakpoint
ALTER TABLE "clock_entries" ADD CONSTRAINT "clock_entries_council_id_review_id_reviews_council_id_id_fk" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_council_id_review_id_reviews_council_id_id_fk" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_requests" ADD CONSTRAINT "evidence_requests_council_id_review_id_reviews_council_id_id_fk" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_requests" ADD CONSTRAINT "evidence_requests_supplement" FOREIGN KEY ("council_id","item_id","revision_id") REFERENCES "public"."evidence_revisions"("council_id","item_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clock_entries_of" ON "clock_entries" USING btree ("council_id","review_id");--> statement-breakpoint
CREATE INDEX "clock_entries_review" ON "clock_entries" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "evidence_requests_of_council" ON "evidence_requests" USING btree ("council_id","review_id");--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_council_id_follows_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","follows_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assessments_following" ON "assessments" USING btree ("council_id","follows_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assessments_reopened_once" ON "assessments" USING btree ("council_id","follows_id") WHERE "assessments"."reopened_because" is not null;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_reopen_for_a_reason" CHECK ("assessments"."reopened_because" is null or ("assessments"."follows_id" is not null and btrim("assessments"."reopened_because") <> ''));--> statement-breakpoint
ALTER TABLE "recommendation_answers" ADD CONSTRAINT "recommendation_answers_reasoned" CHECK ("recommendation_answers"."decision" = 'accepted' or coalesce(btrim("recommendation_answers"."reason") <> '', false));--> statement-breakpoint
UPDATE "plan_actions" SET "level_aim" = NULL WHERE "level_aim" <= "level_from" OR "level_from" IS NULL;--> statement-breakpoint
ALTER TABLE "plan_actions" ADD CONSTRAINT "plan_actions_level" CHECK (case when "plan_actions"."level_from" is null then "plan_actions"."level_aim" is null
        else "plan_actions"."level_from" between 1 and 4 and coalesce("plan_actions"."level_aim" > "plan_actions"."level_from" and "plan_actions"."level_aim" <= 4, true) end);