CREATE TABLE "notice_preferences" (
	"council_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"cadence" text NOT NULL,
	CONSTRAINT "notice_preferences_council_id_user_id_pk" PRIMARY KEY("council_id","user_id"),
	CONSTRAINT "notice_preferences_cadence_is_known" CHECK ("notice_preferences"."cadence" in ('at-once', 'daily', 'weekly', 'none'))
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"assessment_id" uuid,
	"subject_id" uuid,
	"about" uuid NOT NULL,
	"done_by" uuid NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone,
	"mail_id" uuid,
	"mailed_at" timestamp with time zone,
	CONSTRAINT "notices_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_kind_is_known";--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_name_whole_keys";--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_are_about_one_thing";--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "not_before" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notice_preferences" ADD CONSTRAINT "notice_preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_preferences" ADD CONSTRAINT "notice_preferences_council_id_councils_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."councils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_council_id_councils_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."councils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_council_id_subject_id_subjects_council_id_id_fk" FOREIGN KEY ("council_id","subject_id") REFERENCES "public"."subjects"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once" ON "notices" USING btree ("council_id","user_id","kind","about");--> statement-breakpoint
CREATE INDEX "notices_of_user" ON "notices" USING btree ("user_id","happened_at");--> statement-breakpoint
CREATE INDEX "notices_to_mail" ON "notices" USING btree ("user_id","council_id") WHERE "notices"."mail_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "mails_of_notices" ON "mails" USING btree ("user_id","council_id") WHERE "mails"."kind" = 'notices';--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind_is_known" CHECK ("mails"."kind" in ('sign-in', 'invitation', 'programme', 'review', 'reminder', 'removal', 'notices'));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_name_whole_keys" CHECK (("mails"."review_id" is null) = ("mails"."peer_id" is null)
        and ("mails"."council_id" is null) = (num_nonnulls("mails"."invitation_id", "mails"."reminder_id") = 0 and "mails"."kind" <> 'notices'));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_are_about_one_thing" CHECK (case "mails"."kind"
        when 'sign-in' then num_nonnulls("mails"."user_id", "mails"."invitation_id", "mails"."programme_invitation_id", "mails"."peer_id") <= 1
        when 'invitation' then "mails"."invitation_id" is not null
        when 'programme' then "mails"."programme_invitation_id" is not null
        when 'review' then "mails"."peer_id" is not null
        when 'reminder' then "mails"."reminder_id" is not null
        when 'removal' then num_nonnulls("mails"."leaving_id", "mails"."user_id") = 2
        when 'notices' then "mails"."user_id" is not null and "mails"."council_id" is not null
      end);