CREATE TABLE "evidence_marks" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"subject_id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"anchor_start" "bytea",
	"anchor_end" "bytea",
	"quote" text,
	"anchor_seq" bigint,
	"anchor_lost" boolean DEFAULT false NOT NULL,
	"anchor_words" text,
	"anchor_before" text,
	"anchor_after" text,
	"anchor_went_before" integer,
	"anchor_went_after" integer,
	"anchor_paragraph" integer,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "evidence_marks_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "evidence_marks_on_words" CHECK (num_nonnulls("evidence_marks"."anchor_start", "evidence_marks"."anchor_end", "evidence_marks"."anchor_seq", "evidence_marks"."quote") = 4)
);
--> statement-breakpoint
CREATE TABLE "evidence_packs" (
	"review_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"holds" uuid[],
	"sha256" text,
	"size" bigint,
	CONSTRAINT "evidence_packs_review_id_id_pk" PRIMARY KEY("review_id","id"),
	CONSTRAINT "evidence_packs_state_is_known" CHECK ("evidence_packs"."state" in ('waiting', 'making', 'ready', 'failed')),
	CONSTRAINT "evidence_packs_are_ready_with_a_file" CHECK (("evidence_packs"."state" = 'ready') = (num_nonnulls("evidence_packs"."holds", "evidence_packs"."sha256", "evidence_packs"."size") = 3))
);
--> statement-breakpoint
CREATE TABLE "fact_points" (
	"review_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"finding_id" uuid,
	"recommendation_id" uuid,
	"says" text NOT NULL,
	"correction" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer" text,
	"decided_at" timestamp with time zone,
	CONSTRAINT "fact_points_review_id_id_pk" PRIMARY KEY("review_id","id"),
	CONSTRAINT "fact_points_state_is_known" CHECK ("fact_points"."state" in ('open', 'corrected', 'kept')),
	CONSTRAINT "fact_points_of_one" CHECK (num_nonnulls("fact_points"."finding_id", "fact_points"."recommendation_id") = 1),
	CONSTRAINT "fact_points_decided" CHECK (("fact_points"."state" = 'open') = ("fact_points"."decided_at" is null))
);
--> statement-breakpoint
CREATE TABLE "findings" (
	"review_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"codes" text[] NOT NULL,
	"documents" integer NOT NULL,
	"conversations" integer NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "findings_review_id_id_pk" PRIMARY KEY("review_id","id"),
	CONSTRAINT "findings_of_council" UNIQUE("council_id","review_id","id"),
	CONSTRAINT "findings_kind_is_known" CHECK ("findings"."kind" in ('strength', 'observation', 'concern')),
	CONSTRAINT "findings_rest" CHECK ("findings"."documents" between 0 and 999 and "findings"."conversations" between 0 and 999)
);
--> statement-breakpoint
CREATE TABLE "recommendation_answers" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"review_id" uuid NOT NULL,
	"recommendation_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"reason" text,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recommendation_answers_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "recommendation_answers_decision_is_known" CHECK ("recommendation_answers"."decision" in ('accepted', 'partly-accepted', 'rejected')),
	CONSTRAINT "recommendation_answers_reasoned" CHECK ("recommendation_answers"."decision" = 'accepted' or "recommendation_answers"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "recommendations" (
	"review_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"words" text NOT NULL,
	"priority" text NOT NULL,
	"timescale" text NOT NULL,
	"owner_post" text NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recommendations_review_id_id_pk" PRIMARY KEY("review_id","id"),
	CONSTRAINT "recommendations_of_council" UNIQUE("council_id","review_id","id"),
	CONSTRAINT "recommendations_priority_is_known" CHECK ("recommendations"."priority" in ('high', 'medium', 'low')),
	CONSTRAINT "recommendations_timescale_is_known" CHECK ("recommendations"."timescale" in ('three-months', 'six-months', 'year', 'longer'))
);
--> statement-breakpoint
CREATE TABLE "plan_actions" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"title" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"owner_name" text NOT NULL,
	"owner_post" text NOT NULL,
	"due_on" date NOT NULL,
	"cost" text DEFAULT 'unknown' NOT NULL,
	"benefit" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"is_at_risk" boolean DEFAULT false NOT NULL,
	"said" text DEFAULT '' NOT NULL,
	"moved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"dropped_because" text,
	"question_id" uuid,
	"level_from" integer,
	"level_aim" integer,
	"note_id" uuid,
	"review_id" uuid,
	"recommendation_id" uuid,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "plan_actions_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "plan_actions_cost_is_known" CHECK ("plan_actions"."cost" in ('unknown', 'none', 'under-10k', 'under-100k', 'over-100k')),
	CONSTRAINT "plan_actions_state_is_known" CHECK ("plan_actions"."state" in ('proposed', 'agreed', 'under-way', 'done', 'dropped')),
	CONSTRAINT "plan_actions_dropped" CHECK (("plan_actions"."state" = 'dropped') = ("plan_actions"."dropped_because" is not null)),
	CONSTRAINT "plan_actions_level" CHECK (("plan_actions"."level_from" is null and "plan_actions"."level_aim" is null) or ("plan_actions"."level_from" between 1 and 4 and "plan_actions"."level_aim" between 1 and 4))
);
--> statement-breakpoint
CREATE TABLE "plan_steps" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"action_id" uuid NOT NULL,
	"title" text NOT NULL,
	"due_on" date NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "plan_steps_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"approver_id" uuid,
	"approver_name" text,
	"approver_post" text,
	"sent_by" uuid,
	"sent_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"sent_back_because" text,
	CONSTRAINT "plans_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "plans_state_is_known" CHECK ("plans"."state" in ('draft', 'with-approver', 'approved', 'sent-back')),
	CONSTRAINT "plans_by_another" CHECK ("plans"."approver_id" <> "plans"."sent_by"),
	CONSTRAINT "plans_sent" CHECK ("plans"."state" = 'draft' or ("plans"."approver_id" is not null and "plans"."sent_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_of_question" UNIQUE("council_id","assessment_question_id","id");--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "action_id" uuid GENERATED ALWAYS AS ((subject ->> 'actionId')::uuid) STORED;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "sent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "check_until" date;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "published_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "evidence_marks" ADD CONSTRAINT "evidence_marks_council_id_subject_id_subjects_council_id_id_fk" FOREIGN KEY ("council_id","subject_id") REFERENCES "public"."subjects"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_marks" ADD CONSTRAINT "evidence_marks_evidence_of_text" FOREIGN KEY ("council_id","subject_id","evidence_id") REFERENCES "public"."evidence"("council_id","assessment_question_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_marks" ADD CONSTRAINT "evidence_marks_revision" FOREIGN KEY ("council_id","revision_id") REFERENCES "public"."evidence_revisions"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_packs" ADD CONSTRAINT "evidence_packs_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_packs" ADD CONSTRAINT "evidence_packs_council_id_review_id_reviews_council_id_id_fk" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact_points" ADD CONSTRAINT "fact_points_council_id_review_id_reviews_council_id_id_fk" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact_points" ADD CONSTRAINT "fact_points_of_finding" FOREIGN KEY ("council_id","review_id","finding_id") REFERENCES "public"."findings"("council_id","review_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact_points" ADD CONSTRAINT "fact_points_of_recommendation" FOREIGN KEY ("council_id","review_id","recommendation_id") REFERENCES "public"."recommendations"("council_id","review_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_council_id_review_id_reviews_council_id_id_fk" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendation_answers" ADD CONSTRAINT "recommendation_answers_of" FOREIGN KEY ("council_id","review_id","recommendation_id") REFERENCES "public"."recommendations"("council_id","review_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_council_id_review_id_reviews_council_id_id_fk" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_actions" ADD CONSTRAINT "plan_actions_council_id_councils_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."councils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_actions" ADD CONSTRAINT "plan_actions_of_question" FOREIGN KEY ("council_id","question_id") REFERENCES "public"."assessment_questions"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_actions" ADD CONSTRAINT "plan_actions_council_id_note_id_meeting_notes_council_id_id_fk" FOREIGN KEY ("council_id","note_id") REFERENCES "public"."meeting_notes"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_actions" ADD CONSTRAINT "plan_actions_of_what_peers_ask" FOREIGN KEY ("council_id","review_id","recommendation_id") REFERENCES "public"."recommendations"("council_id","review_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_steps" ADD CONSTRAINT "plan_steps_council_id_action_id_plan_actions_council_id_id_fk" FOREIGN KEY ("council_id","action_id") REFERENCES "public"."plan_actions"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_council_id_councils_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."councils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_marks_text" ON "evidence_marks" USING btree ("council_id","subject_id");--> statement-breakpoint
CREATE INDEX "evidence_marks_evidence" ON "evidence_marks" USING btree ("council_id","evidence_id");--> statement-breakpoint
CREATE INDEX "evidence_packs_of" ON "evidence_packs" USING btree ("review_id","user_id","asked_at");--> statement-breakpoint
CREATE INDEX "evidence_packs_by_time" ON "evidence_packs" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "evidence_packs_file" ON "evidence_packs" USING btree ("council_id","sha256");--> statement-breakpoint
CREATE INDEX "fact_points_of_council" ON "fact_points" USING btree ("council_id","review_id");--> statement-breakpoint
CREATE UNIQUE INDEX "recommendation_answers_once" ON "recommendation_answers" USING btree ("council_id","recommendation_id");--> statement-breakpoint
CREATE INDEX "plan_actions_of_owner" ON "plan_actions" USING btree ("owner_id","council_id");--> statement-breakpoint
CREATE INDEX "plan_actions_of_recommendation" ON "plan_actions" USING btree ("council_id","recommendation_id");--> statement-breakpoint
CREATE INDEX "plan_steps_of_action" ON "plan_steps" USING btree ("council_id","action_id","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "plans_one" ON "plans" USING btree ("council_id");--> statement-breakpoint
CREATE INDEX "audit_entries_of_action" ON "audit_entries" USING btree ("chain_id","action_id","at","seq") WHERE "audit_entries"."action_id" is not null;
