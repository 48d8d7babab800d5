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
CREATE TABLE "publications" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"submission_id" uuid NOT NULL,
	"codes" text[] NOT NULL,
	"review_id" uuid,
	"plan" jsonb DEFAULT '[]' NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	"overrode_by" uuid,
	"overrode_at" timestamp with time zone,
	"overrode_because" text,
	"withdrew_by" uuid,
	"withdrew_at" timestamp with time zone,
	"withdrew_because" text,
	CONSTRAINT "publications_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "publications_state_is_known" CHECK ("publications"."state" in ('asked', 'called-off', 'published', 'replaced', 'withdrawn')),
	CONSTRAINT "publications_by_another" CHECK ("publications"."confirmed_by" <> "publications"."asked_by"),
	CONSTRAINT "publications_of_something" CHECK (cardinality("publications"."codes") > 0 or "publications"."review_id" is not null),
	CONSTRAINT "publications_confirmed" CHECK ("publications"."state" in ('asked', 'called-off') or "publications"."confirmed_by" is not null),
	CONSTRAINT "publications_withdrawn" CHECK (("publications"."state" = 'withdrawn') = ("publications"."withdrew_because" is not null))
);
--> statement-breakpoint
CREATE TABLE "quiet_periods" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"election" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"kept_by" uuid NOT NULL,
	"kept_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "quiet_periods_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "quiet_periods_end" CHECK ("quiet_periods"."ends_on" >= "quiet_periods"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "body_asks" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"referral_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"words" text NOT NULL,
	"answer_by" date NOT NULL,
	"decision" text,
	"reason" text,
	"author_id" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "body_asks_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "body_asks_decision_is_known" CHECK ("body_asks"."decision" in ('accepted', 'not-accepted')),
	CONSTRAINT "body_asks_answered" CHECK (num_nonnulls("body_asks"."decision", "body_asks"."author_id", "body_asks"."answered_at") in (0, 3)),
	CONSTRAINT "body_asks_reasoned" CHECK ("body_asks"."decision" is distinct from 'not-accepted' or "body_asks"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "referrals" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"submission_id" uuid NOT NULL,
	"reply_id" uuid,
	"body" text NOT NULL,
	"body_name" text NOT NULL,
	"meets_on" date NOT NULL,
	"minute" text,
	"minuted_at" timestamp with time zone,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "referrals_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "referrals_body_is_known" CHECK ("referrals"."body" in ('scrutiny', 'audit', 'cabinet', 'full-council', 'governance-audit')),
	CONSTRAINT "referrals_minuted" CHECK (("referrals"."minute" is null) = ("referrals"."minuted_at" is null))
);
--> statement-breakpoint
CREATE TABLE "replies" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"subject_kind" text GENERATED ALWAYS AS ('council-reply') STORED NOT NULL,
	"assessment_id" uuid NOT NULL,
	"review_id" uuid NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"begun_by" uuid NOT NULL,
	"begun_at" timestamp with time zone DEFAULT now() NOT NULL,
	"agreed_at" timestamp with time zone,
	"words" jsonb,
	"plain" text,
	CONSTRAINT "replies_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "replies_state_is_known" CHECK ("replies"."state" in ('draft', 'with-body', 'agreed', 'published')),
	CONSTRAINT "replies_agreed" CHECK (("replies"."state" in ('agreed', 'published')) = ("replies"."agreed_at" is not null and "replies"."words" is not null and "replies"."plain" <> ''))
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
CREATE TABLE "seal_keys" (
	"kid" text PRIMARY KEY NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"locked_private" "bytea" NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "submission_seals" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"submission_id" uuid NOT NULL,
	"kid" text NOT NULL,
	"jws" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "submission_seals_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
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
ALTER TABLE "positions" DROP CONSTRAINT "positions_kind_is_known";--> statement-breakpoint
ALTER TABLE "recommendation_answers" DROP CONSTRAINT "recommendation_answers_reasoned";--> statement-breakpoint
ALTER TABLE "papers" DROP CONSTRAINT "papers_are_ready_with_a_file";--> statement-breakpoint
ALTER TABLE "plan_actions" DROP CONSTRAINT "plan_actions_level";--> statement-breakpoint
ALTER TABLE "subjects" DROP CONSTRAINT "subjects_kind_is_known";--> statement-breakpoint
ALTER TABLE "papers" ALTER COLUMN "assessment_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "follows_id" uuid;--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "reopened_because" text;--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "hides_last_levels" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "sha256" text;--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "size" bigint;--> statement-breakpoint
ALTER TABLE "plan_actions" ADD COLUMN "body_ask_id" uuid;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "visit_on" date;--> statement-breakpoint
ALTER TABLE "clock_entries" ADD CONSTRAINT "clock_entries_council_id_review_id_reviews_council_id_id_fk" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_looks" ADD CONSTRAINT "council_looks_council_id_councils_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."councils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_council_id_submission_id_submissions_council_id_id_fk" FOREIGN KEY ("council_id","submission_id") REFERENCES "public"."submissions"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_council_id_review_id_reviews_council_id_id_fk" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiet_periods" ADD CONSTRAINT "quiet_periods_council_id_councils_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."councils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "body_asks" ADD CONSTRAINT "body_asks_council_id_referral_id_referrals_council_id_id_fk" FOREIGN KEY ("council_id","referral_id") REFERENCES "public"."referrals"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_council_id_submission_id_submissions_council_id_id_fk" FOREIGN KEY ("council_id","submission_id") REFERENCES "public"."submissions"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_council_id_reply_id_replies_council_id_id_fk" FOREIGN KEY ("council_id","reply_id") REFERENCES "public"."replies"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_council_id_review_id_reviews_council_id_id_fk" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_id_subject_kind_council_id_assessment_id_subjects_id_kind_council_id_assessment_id_fk" FOREIGN KEY ("id","subject_kind","council_id","assessment_id") REFERENCES "public"."subjects"("id","kind","council_id","assessment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_council_id_review_id_reviews_council_id_id_fk" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_requests" ADD CONSTRAINT "evidence_requests_council_id_review_id_reviews_council_id_id_fk" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_requests" ADD CONSTRAINT "evidence_requests_supplement" FOREIGN KEY ("council_id","item_id","revision_id") REFERENCES "public"."evidence_revisions"("council_id","item_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_seals" ADD CONSTRAINT "submission_seals_kid_seal_keys_kid_fk" FOREIGN KEY ("kid") REFERENCES "public"."seal_keys"("kid") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_seals" ADD CONSTRAINT "submission_seals_council_id_submission_id_submissions_council_id_id_fk" FOREIGN KEY ("council_id","submission_id") REFERENCES "public"."submissions"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_council_id_subject_id_subjects_council_id_id_fk" FOREIGN KEY ("council_id","subject_id") REFERENCES "public"."subjects"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_thread" FOREIGN KEY ("council_id","thread_id") REFERENCES "public"."comment_threads"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clock_entries_of" ON "clock_entries" USING btree ("council_id","review_id");--> statement-breakpoint
CREATE INDEX "clock_entries_review" ON "clock_entries" USING btree ("review_id");--> statement-breakpoint
CREATE UNIQUE INDEX "council_looks_once" ON "council_looks" USING btree ("council_id");--> statement-breakpoint
CREATE UNIQUE INDEX "publications_one_asked" ON "publications" USING btree ("council_id","submission_id") WHERE "publications"."state" = 'asked';--> statement-breakpoint
CREATE UNIQUE INDEX "publications_one_shown" ON "publications" USING btree ("council_id","submission_id") WHERE "publications"."state" = 'published';--> statement-breakpoint
CREATE INDEX "publications_of_submission" ON "publications" USING btree ("submission_id");--> statement-breakpoint
CREATE UNIQUE INDEX "body_asks_number" ON "body_asks" USING btree ("council_id","referral_id","number");--> statement-breakpoint
CREATE INDEX "referrals_of_submission" ON "referrals" USING btree ("council_id","submission_id");--> statement-breakpoint
CREATE INDEX "referrals_of_reply" ON "referrals" USING btree ("council_id","reply_id");--> statement-breakpoint
CREATE UNIQUE INDEX "replies_once" ON "replies" USING btree ("council_id","review_id");--> statement-breakpoint
CREATE INDEX "evidence_requests_of_council" ON "evidence_requests" USING btree ("council_id","review_id");--> statement-breakpoint
CREATE UNIQUE INDEX "submission_seals_once" ON "submission_seals" USING btree ("council_id","submission_id");--> statement-breakpoint
CREATE UNIQUE INDEX "suggestions_once" ON "suggestions" USING btree ("council_id","thread_id");--> statement-breakpoint
CREATE INDEX "suggestions_text" ON "suggestions" USING btree ("council_id","subject_id");--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_council_id_follows_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","follows_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_council_id_councils_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."councils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_actions" ADD CONSTRAINT "plan_actions_of_what_a_body_asks" FOREIGN KEY ("council_id","body_ask_id") REFERENCES "public"."body_asks"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_words_searched" ON "answer_words" USING gin ((to_tsvector('english', left("words", 150000)) || array_to_tsvector(array['in:' || "council_id"::text])));--> statement-breakpoint
CREATE INDEX "assessments_following" ON "assessments" USING btree ("council_id","follows_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assessments_reopened_once" ON "assessments" USING btree ("council_id","follows_id") WHERE "assessments"."reopened_because" is not null;--> statement-breakpoint
CREATE INDEX "comment_changes_searched" ON "comment_changes" USING gin ((to_tsvector('english', left(coalesce("body", ''), 150000)) || array_to_tsvector(array['in:' || "council_id"::text])));--> statement-breakpoint
CREATE INDEX "comments_searched" ON "comments" USING gin ((to_tsvector('english', left("body", 150000)) || array_to_tsvector(array['in:' || "council_id"::text])));--> statement-breakpoint
CREATE INDEX "meeting_notes_searched" ON "meeting_notes" USING gin ((to_tsvector('english', left("words", 150000)) || array_to_tsvector(array['in:' || "council_id"::text])));--> statement-breakpoint
CREATE INDEX "papers_file" ON "papers" USING btree ("council_id","sha256");--> statement-breakpoint
CREATE INDEX "agreements_searched" ON "agreements" USING gin ((to_tsvector('english', left("reason", 150000)) || array_to_tsvector(array['in:' || "council_id"::text])));--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_reopen_for_a_reason" CHECK ("assessments"."reopened_because" is null or ("assessments"."follows_id" is not null and btrim("assessments"."reopened_because") <> ''));--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_kind_is_known" CHECK ("positions"."kind" in ('group_leader', 's151_officer', 'chief_executive'));--> statement-breakpoint
ALTER TABLE "recommendation_answers" ADD CONSTRAINT "recommendation_answers_reasoned" CHECK ("recommendation_answers"."decision" = 'accepted' or coalesce(btrim("recommendation_answers"."reason") <> '', false));--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_of_the_council_are_stored" CHECK (("papers"."assessment_id" is null) = ("papers"."kind" = 'everything') and num_nonnulls("papers"."sha256", "papers"."size") in (0, 2)
        and ("papers"."sha256" is null or "papers"."assessment_id" is null) and ("papers"."file" is null or "papers"."assessment_id" is not null));--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_are_ready_with_a_file" CHECK (("papers"."state" = 'ready') = (num_nonnulls("papers"."file_name", "papers"."holds") = 2 and num_nonnulls("papers"."file", "papers"."sha256") = 1));--> statement-breakpoint
ALTER TABLE "plan_actions" ADD CONSTRAINT "plan_actions_level" CHECK (case when "plan_actions"."level_from" is null then "plan_actions"."level_aim" is null
        else "plan_actions"."level_from" between 1 and 4 and coalesce("plan_actions"."level_aim" > "plan_actions"."level_from" and "plan_actions"."level_aim" <= 4, true) end);--> statement-breakpoint
ALTER TABLE "subjects" ADD CONSTRAINT "subjects_kind_is_known" CHECK ("subjects"."kind" in ('answer', 'reason', 'statement', 'evidence', 'council-reply'));