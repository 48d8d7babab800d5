CREATE TABLE "round_seats" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"duty_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"is_counted" boolean NOT NULL,
	CONSTRAINT "round_seats_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
DROP INDEX "assessment_duties_once";--> statement-breakpoint
ALTER TABLE "assessment_duties" ADD COLUMN "started_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "assessment_duties" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "assessment_duties" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "assessment_duties" ADD COLUMN "start_reason" text;--> statement-breakpoint
ALTER TABLE "assessment_duties" ADD COLUMN "succeeds" uuid;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "assessment_id" uuid GENERATED ALWAYS AS ((subject ->> 'assessmentId')::uuid) STORED;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "question_id" uuid GENERATED ALWAYS AS ((subject ->> 'questionId')::uuid) STORED;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "person_id" uuid GENERATED ALWAYS AS ((subject ->> 'userId')::uuid) STORED;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "put_aside_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "put_aside_by" uuid;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "put_aside_reason" text;--> statement-breakpoint
ALTER TABLE "round_seats" ADD CONSTRAINT "round_seats_council_id_round_id_rounds_council_id_id_fk" FOREIGN KEY ("council_id","round_id") REFERENCES "public"."rounds"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_seats" ADD CONSTRAINT "round_seats_council_id_duty_id_assessment_duties_council_id_id_fk" FOREIGN KEY ("council_id","duty_id") REFERENCES "public"."assessment_duties"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_seats" ADD CONSTRAINT "round_seats_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "round_seats_once" ON "round_seats" USING btree ("council_id","round_id","user_id");--> statement-breakpoint
CREATE INDEX "round_seats_duty" ON "round_seats" USING btree ("council_id","duty_id");--> statement-breakpoint
CREATE INDEX "round_seats_assessment" ON "round_seats" USING btree ("council_id","assessment_id");--> statement-breakpoint
ALTER TABLE "assessment_duties" ADD CONSTRAINT "assessment_duties_council_id_succeeds_assessment_duties_council_id_id_fk" FOREIGN KEY ("council_id","succeeds") REFERENCES "public"."assessment_duties"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_duties_held_once" ON "assessment_duties" USING btree ("council_id","assessment_id","user_id","duty") WHERE "assessment_duties"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_duties_one_chair" ON "assessment_duties" USING btree ("council_id","assessment_id") WHERE "assessment_duties"."duty" = 'chair' and "assessment_duties"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_duties_followed_once" ON "assessment_duties" USING btree ("council_id","succeeds");--> statement-breakpoint
CREATE INDEX "assessment_duties_of" ON "assessment_duties" USING btree ("council_id","assessment_id");--> statement-breakpoint
CREATE INDEX "assessment_duties_user" ON "assessment_duties" USING btree ("council_id","user_id");--> statement-breakpoint
CREATE INDEX "audit_entries_by_time" ON "audit_entries" USING btree ("chain_id","at","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_of_assessment" ON "audit_entries" USING btree ("chain_id","assessment_id","at","seq");--> statement-breakpoint
ALTER TABLE "assessment_duties" ADD CONSTRAINT "assessment_duties_end_has_a_reason" CHECK (("assessment_duties"."ended_at" is null) = ("assessment_duties"."end_reason" is null));--> statement-breakpoint
ALTER TABLE "assessment_duties" ADD CONSTRAINT "assessment_duties_follow_for_a_reason" CHECK (("assessment_duties"."succeeds" is null) = ("assessment_duties"."start_reason" is null));--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_put_aside_whole" CHECK (num_nulls("rounds"."put_aside_at", "rounds"."put_aside_by", "rounds"."put_aside_reason") in (0, 3)
        and ("rounds"."put_aside_at" is null or ("rounds"."state" = 'superseded' and "rounds"."revealed_at" is null)));