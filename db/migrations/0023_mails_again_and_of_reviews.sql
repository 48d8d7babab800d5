ALTER TABLE "mails" DROP CONSTRAINT "mails_kind_is_known";--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_are_about_one_thing";--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "asked_at" timestamp with time zone[] DEFAULT array[now()] NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "mails_of_review_news" ON "mails" USING btree ("review_id","peer_id") WHERE "mails"."kind" = 'review-news';--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind_is_known" CHECK ("mails"."kind" in ('sign-in', 'invitation', 'programme', 'review', 'reminder', 'removal', 'notices', 'review-news'));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_are_about_one_thing" CHECK (case "mails"."kind"
        when 'sign-in' then num_nonnulls("mails"."user_id", "mails"."invitation_id", "mails"."programme_invitation_id", "mails"."peer_id") <= 1
        when 'invitation' then "mails"."invitation_id" is not null
        when 'programme' then "mails"."programme_invitation_id" is not null
        when 'review' then "mails"."peer_id" is not null
        when 'review-news' then "mails"."peer_id" is not null
        when 'reminder' then "mails"."reminder_id" is not null
        when 'removal' then num_nonnulls("mails"."leaving_id", "mails"."user_id") = 2
        when 'notices' then "mails"."user_id" is not null and "mails"."council_id" is not null
      end);