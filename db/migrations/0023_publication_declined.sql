ALTER TABLE "publications" DROP CONSTRAINT "publications_state_is_known";--> statement-breakpoint
ALTER TABLE "publications" DROP CONSTRAINT "publications_confirmed";--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "declined_by" uuid;--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "declined_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "declined_because" text;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_declined" CHECK (num_nonnulls("publications"."declined_by", "publications"."declined_at", "publications"."declined_because") = case "publications"."state" when 'declined' then 3 else 0 end);--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_state_is_known" CHECK ("publications"."state" in ('asked', 'called-off', 'declined', 'published', 'replaced', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_confirmed" CHECK ("publications"."state" in ('asked', 'called-off', 'declined') or "publications"."confirmed_by" is not null);