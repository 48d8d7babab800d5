CREATE TABLE "signing_notes" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"office" text NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"post" text NOT NULL,
	"words" text,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	"overtook" uuid[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "signing_notes_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "signing_notes_office_is_known" CHECK ("signing_notes"."office" in ('s151_officer', 'monitoring_officer'))
);
--> statement-breakpoint
ALTER TABLE "signing_notes" ADD CONSTRAINT "signing_notes_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signing_notes" ADD CONSTRAINT "signing_notes_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "signing_notes_once" ON "signing_notes" USING btree ("council_id","assessment_id","author_id","office");