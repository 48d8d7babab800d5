CREATE TABLE "gap_texts" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"order_key" text NOT NULL,
	"ask_key" text NOT NULL,
	"words" text NOT NULL,
	"written_by" uuid NOT NULL,
	"writer_name" text NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "gap_texts_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "papers" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"format" text NOT NULL,
	"area" integer,
	"submission" integer,
	"state" text DEFAULT 'waiting' NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"file_name" text,
	"holds" jsonb,
	"file" "bytea",
	CONSTRAINT "papers_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "papers_state_is_known" CHECK ("papers"."state" in ('waiting', 'making', 'ready', 'failed')),
	CONSTRAINT "papers_are_ready_with_a_file" CHECK (("papers"."state" = 'ready') = (num_nonnulls("papers"."file", "papers"."file_name", "papers"."holds") = 3))
);
--> statement-breakpoint
ALTER TABLE "gap_texts" ADD CONSTRAINT "gap_texts_written_by_users_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gap_texts" ADD CONSTRAINT "gap_texts_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "gap_texts_once" ON "gap_texts" USING btree ("council_id","assessment_id","order_key","ask_key");--> statement-breakpoint
CREATE INDEX "papers_of" ON "papers" USING btree ("council_id","user_id","assessment_id");--> statement-breakpoint
CREATE INDEX "papers_by_time" ON "papers" USING btree ("asked_at");
