CREATE TABLE "administrations" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"political_group_id" uuid,
	"starts_on" date NOT NULL,
	"ends_on" date,
	CONSTRAINT "administrations_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "administrations_end_after_they_begin" CHECK ("administrations"."ends_on" >= "administrations"."starts_on")
);
--> statement-breakpoint
ALTER TABLE "assessment_duties" ADD COLUMN "in_administration" boolean;--> statement-breakpoint
ALTER TABLE "administrations" ADD CONSTRAINT "administrations_council_id_councils_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."councils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administrations" ADD CONSTRAINT "administrations_council_id_political_group_id_political_groups_council_id_id_fk" FOREIGN KEY ("council_id","political_group_id") REFERENCES "public"."political_groups"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "administrations_once" ON "administrations" USING btree ("council_id",coalesce("political_group_id", "council_id")) WHERE "administrations"."ends_on" is null;--> statement-breakpoint
ALTER TABLE "assessment_duties" ADD CONSTRAINT "assessment_duties_officers_have_no_side" CHECK ("assessment_duties"."standing" = 'member' or "assessment_duties"."in_administration" is null);