CREATE TABLE "assessment_removals" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"title" text NOT NULL,
	"reason" text NOT NULL,
	"removed_by" uuid NOT NULL,
	"removed_at" timestamp with time zone NOT NULL,
	"subject_ids" text[] NOT NULL,
	CONSTRAINT "assessment_removals_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "promised_duties" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"duty" text NOT NULL,
	CONSTRAINT "promised_duties_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "promised_duties_duty_is_known" CHECK ("promised_duties"."duty" in ('assessor', 'chair', 'signatory'))
);
--> statement-breakpoint
CREATE TABLE "unrepresented_groups" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"political_group_id" uuid NOT NULL,
	"group_name" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "unrepresented_groups_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "unrepresented_groups_have_a_reason" CHECK (btrim("unrepresented_groups"."reason") <> '')
);
--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "political_groups" ADD COLUMN "seats" integer;--> statement-breakpoint
ALTER TABLE "assessment_removals" ADD CONSTRAINT "assessment_removals_council_id_councils_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."councils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promised_duties" ADD CONSTRAINT "promised_duties_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promised_duties" ADD CONSTRAINT "promised_duties_council_id_invitation_id_invitations_council_id_id_fk" FOREIGN KEY ("council_id","invitation_id") REFERENCES "public"."invitations"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unrepresented_groups" ADD CONSTRAINT "unrepresented_groups_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unrepresented_groups" ADD CONSTRAINT "unrepresented_groups_council_id_political_group_id_political_groups_council_id_id_fk" FOREIGN KEY ("council_id","political_group_id") REFERENCES "public"."political_groups"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assessment_removals_moment" ON "assessment_removals" USING btree ("removed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "promised_duties_once" ON "promised_duties" USING btree ("council_id","assessment_id","invitation_id","duty");--> statement-breakpoint
CREATE INDEX "promised_duties_invitation" ON "promised_duties" USING btree ("council_id","invitation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "unrepresented_groups_once" ON "unrepresented_groups" USING btree ("council_id","assessment_id","political_group_id");--> statement-breakpoint
ALTER TABLE "political_groups" ADD CONSTRAINT "political_groups_seats" CHECK ("political_groups"."seats" between 1 and 300);