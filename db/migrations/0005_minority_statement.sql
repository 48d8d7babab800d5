CREATE TABLE "minority_statements" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"assessment_question_id" uuid NOT NULL,
	"agreement_id" uuid NOT NULL,
	"political_group_id" uuid NOT NULL,
	"group_name" text NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"words" text NOT NULL,
	"stated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone,
	CONSTRAINT "minority_statements_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "minority_statements" ADD CONSTRAINT "minority_statements_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minority_statements" ADD CONSTRAINT "minority_statements_council_id_assessment_id_assessment_question_id_assessment_questions_council_id_assessment_id_id_fk" FOREIGN KEY ("council_id","assessment_id","assessment_question_id") REFERENCES "public"."assessment_questions"("council_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minority_statements" ADD CONSTRAINT "minority_statements_council_id_agreement_id_agreements_council_id_id_fk" FOREIGN KEY ("council_id","agreement_id") REFERENCES "public"."agreements"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minority_statements" ADD CONSTRAINT "minority_statements_council_id_political_group_id_political_groups_council_id_id_fk" FOREIGN KEY ("council_id","political_group_id") REFERENCES "public"."political_groups"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "minority_statements_once" ON "minority_statements" USING btree ("council_id","agreement_id","political_group_id","author_id");--> statement-breakpoint
CREATE INDEX "minority_statements_question" ON "minority_statements" USING btree ("council_id","assessment_question_id");