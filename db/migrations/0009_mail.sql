CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid,
	"council_id" uuid,
	"invitation_id" uuid,
	"programme_invitation_id" uuid,
	"review_id" uuid,
	"peer_id" uuid,
	"reminder_id" uuid,
	"place" text,
	"place_invitation_id" uuid,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"stale_at" timestamp with time zone NOT NULL,
	"taken_at" timestamp with time zone,
	CONSTRAINT "mails_kind_is_known" CHECK ("mails"."kind" in ('sign-in', 'invitation', 'programme', 'review', 'reminder')),
	CONSTRAINT "mails_state_is_known" CHECK ("mails"."state" in ('waiting', 'sending', 'sent', 'refused', 'unsure')),
	CONSTRAINT "mails_name_whole_keys" CHECK (("mails"."review_id" is null) = ("mails"."peer_id" is null)
        and ("mails"."council_id" is null) = (num_nonnulls("mails"."invitation_id", "mails"."reminder_id") = 0)),
	CONSTRAINT "mails_are_about_one_thing" CHECK (case "mails"."kind"
        when 'sign-in' then num_nonnulls("mails"."user_id", "mails"."invitation_id", "mails"."programme_invitation_id", "mails"."peer_id") <= 1
        when 'invitation' then "mails"."invitation_id" is not null
        when 'programme' then "mails"."programme_invitation_id" is not null
        when 'review' then "mails"."peer_id" is not null
        when 'reminder' then "mails"."reminder_id" is not null
      end),
	CONSTRAINT "mails_lead_within" CHECK ("mails"."place" ~ '^/[!-~]*$' and "mails"."place" !~ '^/[/\\]' and length("mails"."place") <= 500)
);
--> statement-breakpoint
CREATE TABLE "programme_invitations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"email" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	CONSTRAINT "programme_invitations_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_programme_invitation_id_programme_invitations_id_fk" FOREIGN KEY ("programme_invitation_id") REFERENCES "public"."programme_invitations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_council_id_invitation_id_invitations_council_id_id_fk" FOREIGN KEY ("council_id","invitation_id") REFERENCES "public"."invitations"("council_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_review_id_peer_id_review_peers_review_id_id_fk" FOREIGN KEY ("review_id","peer_id") REFERENCES "public"."review_peers"("review_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_council_id_reminder_id_reminders_council_id_id_fk" FOREIGN KEY ("council_id","reminder_id") REFERENCES "public"."reminders"("council_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "mails_of_invitation" ON "mails" USING btree ("council_id","invitation_id") WHERE "mails"."kind" = 'invitation';--> statement-breakpoint
CREATE UNIQUE INDEX "mails_of_programme_invitation" ON "mails" USING btree ("programme_invitation_id") WHERE "mails"."kind" = 'programme';--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("due_at") WHERE "mails"."state" in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "mails_of_user" ON "mails" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "mails_of_peer" ON "mails" USING btree ("review_id","peer_id");--> statement-breakpoint
CREATE INDEX "mails_of_reminder" ON "mails" USING btree ("council_id","reminder_id");--> statement-breakpoint
ALTER TABLE "reminders" DROP COLUMN "taken_at";