CREATE TABLE "evidence_marks" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"subject_id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"anchor_start" "bytea",
	"anchor_end" "bytea",
	"quote" text,
	"anchor_seq" bigint,
	"anchor_lost" boolean DEFAULT false NOT NULL,
	"anchor_words" text,
	"anchor_before" text,
	"anchor_after" text,
	"anchor_went_before" integer,
	"anchor_went_after" integer,
	"anchor_paragraph" integer,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "evidence_marks_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "evidence_marks_on_words" CHECK (num_nonnulls("evidence_marks"."anchor_start", "evidence_marks"."anchor_end", "evidence_marks"."anchor_seq", "evidence_marks"."quote") = 4)
);
--> statement-breakpoint
CREATE TABLE "evidence_packs" (
	"review_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"holds" uuid[],
	"sha256" text,
	"size" bigint,
	CONSTRAINT "evidence_packs_review_id_id_pk" PRIMARY KEY("review_id","id"),
	CONSTRAINT "evidence_packs_state_is_known" CHECK ("evidence_packs"."state" in ('waiting', 'making', 'ready', 'failed')),
	CONSTRAINT "evidence_packs_are_ready_with_a_file" CHECK (("evidence_packs"."state" = 'ready') = (num_nonnulls("evidence_packs"."holds", "evidence_packs"."sha256", "evidence_packs"."size") = 3))
);
--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_of_question" UNIQUE("council_id","assessment_question_id","id");--> statement-breakpoint
ALTER TABLE "evidence_marks" ADD CONSTRAINT "evidence_marks_council_id_subject_id_subjects_council_id_id_fk" FOREIGN KEY ("council_id","subject_id") REFERENCES "public"."subjects"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_marks" ADD CONSTRAINT "evidence_marks_evidence_of_text" FOREIGN KEY ("council_id","subject_id","evidence_id") REFERENCES "public"."evidence"("council_id","assessment_question_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_marks" ADD CONSTRAINT "evidence_marks_revision" FOREIGN KEY ("council_id","revision_id") REFERENCES "public"."evidence_revisions"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_packs" ADD CONSTRAINT "evidence_packs_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_packs" ADD CONSTRAINT "evidence_packs_council_id_review_id_reviews_council_id_id_fk" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_marks_text" ON "evidence_marks" USING btree ("council_id","subject_id");--> statement-breakpoint
CREATE INDEX "evidence_marks_evidence" ON "evidence_marks" USING btree ("council_id","evidence_id");--> statement-breakpoint
CREATE INDEX "evidence_packs_of" ON "evidence_packs" USING btree ("review_id","user_id","asked_at");--> statement-breakpoint
CREATE INDEX "evidence_packs_by_time" ON "evidence_packs" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "evidence_packs_file" ON "evidence_packs" USING btree ("council_id","sha256");
