CREATE TABLE "meeting_hands" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"raised_at" timestamp with time zone DEFAULT now() NOT NULL,
	"called_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "meeting_hands_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "meeting_hands" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "meeting_items" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"assessment_question_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"is_pinned" boolean DEFAULT false NOT NULL,
	"consent_level" integer,
	"consent_ambition" integer,
	"consent_reason" text,
	"objected_at" timestamp with time zone,
	CONSTRAINT "meeting_items_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "consent_is_whole" CHECK (("meeting_items"."consent_level" between 1 and 4 and "meeting_items"."consent_ambition" between 1 and 4 and "meeting_items"."consent_reason" <> '')
        or ("meeting_items"."consent_level" is null and "meeting_items"."consent_ambition" is null and "meeting_items"."consent_reason" is null))
);
--> statement-breakpoint
ALTER TABLE "meeting_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "meeting_notes" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"assessment_question_id" uuid,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"owner_id" uuid,
	"owner_name" text,
	"due_on" date,
	"noted_by" uuid NOT NULL,
	"noted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"struck_at" timestamp with time zone,
	CONSTRAINT "meeting_notes_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "an_action_has_owner_and_date" CHECK ("meeting_notes"."kind" = 'decision' or ("meeting_notes"."owner_id" is not null and "meeting_notes"."owner_name" is not null and "meeting_notes"."due_on" is not null))
);
--> statement-breakpoint
ALTER TABLE "meeting_notes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "meetings" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"starts_at" timestamp with time zone,
	"minutes" integer DEFAULT 120 NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"facilitator_id" uuid,
	"item_id" uuid,
	"is_begun" boolean DEFAULT false NOT NULL,
	"timer_seconds" integer,
	"timer_ends_at" timestamp with time zone,
	"timer_left" integer,
	"timer_paused_by" text,
	CONSTRAINT "meetings_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "meetings_length" CHECK ("meetings"."minutes" between 15 and 600)
);
--> statement-breakpoint
ALTER TABLE "meetings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "meeting_hands" ADD CONSTRAINT "meeting_hands_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_items" ADD CONSTRAINT "meeting_items_council_id_assessment_id_assessment_question_id_assessment_questions_council_id_assessment_id_id_fk" FOREIGN KEY ("council_id","assessment_id","assessment_question_id") REFERENCES "public"."assessment_questions"("council_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_notes" ADD CONSTRAINT "meeting_notes_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_notes" ADD CONSTRAINT "meeting_notes_council_id_assessment_id_assessment_question_id_assessment_questions_council_id_assessment_id_id_fk" FOREIGN KEY ("council_id","assessment_id","assessment_question_id") REFERENCES "public"."assessment_questions"("council_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_council_id_assessment_id_item_id_assessment_questions_council_id_assessment_id_id_fk" FOREIGN KEY ("council_id","assessment_id","item_id") REFERENCES "public"."assessment_questions"("council_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_hands_one_up" ON "meeting_hands" USING btree ("council_id","assessment_id","user_id") WHERE "meeting_hands"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_hands_one_speaks" ON "meeting_hands" USING btree ("council_id","assessment_id") WHERE "meeting_hands"."called_at" is not null and "meeting_hands"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_items_once" ON "meeting_items" USING btree ("council_id","assessment_question_id");--> statement-breakpoint
CREATE INDEX "meeting_notes_of" ON "meeting_notes" USING btree ("council_id","assessment_id","noted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "meetings_once" ON "meetings" USING btree ("council_id","assessment_id");--> statement-breakpoint
CREATE POLICY "meeting_hands_fence" ON "meeting_hands" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "meeting_items_fence" ON "meeting_items" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "meeting_notes_fence" ON "meeting_notes" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "meetings_fence" ON "meetings" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));