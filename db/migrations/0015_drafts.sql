CREATE TABLE "reminders" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"taken_at" timestamp with time zone,
	CONSTRAINT "reminders_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "reminders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "score_drafts" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"assessor_id" uuid NOT NULL,
	"draft" jsonb NOT NULL,
	"kept_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "score_drafts_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "score_drafts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "framework_questions" ADD COLUMN "help" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "scores" ADD COLUMN "first_submitted_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_drafts" ADD CONSTRAINT "score_drafts_council_id_round_id_rounds_council_id_id_fk" FOREIGN KEY ("council_id","round_id") REFERENCES "public"."rounds"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_drafts" ADD CONSTRAINT "score_drafts_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reminders_assessment" ON "reminders" USING btree ("council_id","assessment_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "score_drafts_once" ON "score_drafts" USING btree ("council_id","round_id","assessor_id");--> statement-breakpoint
CREATE POLICY "reminders_fence" ON "reminders" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "score_drafts_fence" ON "score_drafts" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));