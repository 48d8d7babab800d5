CREATE TABLE "answer_words" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone DEFAULT now(),
	CONSTRAINT "answer_words_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "judged_answers" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"assessment_question_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"act" text NOT NULL,
	"judged_by" uuid NOT NULL,
	"judged_at" timestamp with time zone DEFAULT now() NOT NULL,
	"words" text NOT NULL,
	"seq" bigint NOT NULL,
	"reason" text,
	CONSTRAINT "judged_answers_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "judged_answers_act_is_known" CHECK ("judged_answers"."act" in ('score', 'agree', 'stand')),
	CONSTRAINT "judged_answers_stands_for_a_reason" CHECK (("judged_answers"."act" = 'stand') = ("judged_answers"."reason" is not null))
);
--> statement-breakpoint
ALTER TABLE "answer_words" ADD CONSTRAINT "answer_words_council_id_id_documents_council_id_id_fk" FOREIGN KEY ("council_id","id") REFERENCES "public"."documents"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judged_answers" ADD CONSTRAINT "judged_answers_council_id_assessment_id_assessment_question_id_assessment_questions_council_id_assessment_id_id_fk" FOREIGN KEY ("council_id","assessment_id","assessment_question_id") REFERENCES "public"."assessment_questions"("council_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judged_answers" ADD CONSTRAINT "judged_answers_council_id_round_id_rounds_council_id_id_fk" FOREIGN KEY ("council_id","round_id") REFERENCES "public"."rounds"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "judged_answers_scored_once" ON "judged_answers" USING btree ("council_id","round_id","judged_by") WHERE "judged_answers"."act" = 'score';--> statement-breakpoint
CREATE INDEX "judged_answers_round" ON "judged_answers" USING btree ("council_id","round_id");
--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "council_types" text[] DEFAULT '{}' NOT NULL;
