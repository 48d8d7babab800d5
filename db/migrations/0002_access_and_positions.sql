CREATE TABLE "positions" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"political_group_id" uuid,
	"starts_on" date NOT NULL,
	"ends_on" date,
	CONSTRAINT "positions_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "positions_kind_is_known" CHECK ("positions"."kind" in ('group_leader', 's151_officer')),
	CONSTRAINT "positions_lead_a_group" CHECK (("positions"."kind" = 'group_leader') = ("positions"."political_group_id" is not null)),
	CONSTRAINT "positions_end_after_they_begin" CHECK ("positions"."ends_on" >= "positions"."starts_on")
);
--> statement-breakpoint
ALTER TABLE "group_memberships" DROP CONSTRAINT "group_memberships_membership_role_is_known";--> statement-breakpoint
ALTER TABLE "invitations" DROP CONSTRAINT "invitations_role_is_known";--> statement-breakpoint
ALTER TABLE "memberships" DROP CONSTRAINT "memberships_role_is_known";--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_council_id_political_group_id_political_groups_council_id_id_fk" FOREIGN KEY ("council_id","political_group_id") REFERENCES "public"."political_groups"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "positions_held_by_one" ON "positions" USING btree ("council_id","kind",coalesce("political_group_id", "council_id")) WHERE "positions"."ends_on" is null;--> statement-breakpoint
CREATE INDEX "positions_user" ON "positions" USING btree ("council_id","user_id");