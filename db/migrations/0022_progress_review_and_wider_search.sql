CREATE TABLE "progress_evidence" (
	"review_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"recommendation_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	CONSTRAINT "progress_evidence_review_id_id_pk" PRIMARY KEY("review_id","id")
);
--> statement-breakpoint
CREATE TABLE "progress_reviews" (
	"review_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"state" text DEFAULT 'drafting' NOT NULL,
	"begun_by" uuid NOT NULL,
	"begun_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_by" uuid,
	"sent_at" timestamp with time zone,
	"published_by" uuid,
	"published_at" timestamp with time zone,
	CONSTRAINT "progress_reviews_review_id_id_pk" PRIMARY KEY("review_id","id"),
	CONSTRAINT "progress_reviews_state_is_known" CHECK ("progress_reviews"."state" in ('drafting', 'with-peers', 'published')),
	CONSTRAINT "progress_reviews_sent" CHECK (num_nonnulls("progress_reviews"."sent_by", "progress_reviews"."sent_at") = case "progress_reviews"."state" when 'drafting' then 0 else 2 end),
	CONSTRAINT "progress_reviews_published" CHECK (num_nonnulls("progress_reviews"."published_by", "progress_reviews"."published_at") = case "progress_reviews"."state" when 'published' then 2 else 0 end)
);
--> statement-breakpoint
CREATE TABLE "progress_statements" (
	"review_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"recommendation_id" uuid NOT NULL,
	"words" text NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"stood" jsonb,
	CONSTRAINT "progress_statements_review_id_id_pk" PRIMARY KEY("review_id","id"),
	CONSTRAINT "progress_statements_say" CHECK (btrim("progress_statements"."words") <> '')
);
--> statement-breakpoint
CREATE TABLE "progress_views" (
	"review_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"recommendation_id" uuid NOT NULL,
	"how_far" text NOT NULL,
	"words" text NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "progress_views_review_id_id_pk" PRIMARY KEY("review_id","id"),
	CONSTRAINT "progress_views_how_far_is_known" CHECK ("progress_views"."how_far" in ('done', 'under-way', 'not-begun', 'no-longer-relevant')),
	CONSTRAINT "progress_views_say" CHECK (btrim("progress_views"."words") <> '')
);
--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "with_progress" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "progress_evidence" ADD CONSTRAINT "progress_evidence_of" FOREIGN KEY ("council_id","review_id","recommendation_id") REFERENCES "public"."recommendations"("council_id","review_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_evidence" ADD CONSTRAINT "progress_evidence_revision" FOREIGN KEY ("council_id","item_id","revision_id") REFERENCES "public"."evidence_revisions"("council_id","item_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_reviews" ADD CONSTRAINT "progress_reviews_council_id_review_id_reviews_council_id_id_fk" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_statements" ADD CONSTRAINT "progress_statements_of" FOREIGN KEY ("council_id","review_id","recommendation_id") REFERENCES "public"."recommendations"("council_id","review_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_views" ADD CONSTRAINT "progress_views_of" FOREIGN KEY ("council_id","review_id","recommendation_id") REFERENCES "public"."recommendations"("council_id","review_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "progress_evidence_once" ON "progress_evidence" USING btree ("council_id","review_id","recommendation_id","item_id");--> statement-breakpoint
CREATE INDEX "progress_evidence_review" ON "progress_evidence" USING btree ("review_id");--> statement-breakpoint
CREATE UNIQUE INDEX "progress_reviews_once" ON "progress_reviews" USING btree ("council_id","review_id");--> statement-breakpoint
CREATE UNIQUE INDEX "progress_statements_once" ON "progress_statements" USING btree ("council_id","review_id","recommendation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "progress_views_once" ON "progress_views" USING btree ("council_id","review_id","recommendation_id");--> statement-breakpoint
CREATE INDEX "findings_searched" ON "findings" USING gin ((to_tsvector('english', left("words", 150000)) || array_to_tsvector(array['in:' || "council_id"::text])));--> statement-breakpoint
CREATE INDEX "recommendations_searched" ON "recommendations" USING gin ((to_tsvector('english', left("words", 150000)) || array_to_tsvector(array['in:' || "council_id"::text])));--> statement-breakpoint
CREATE INDEX "plan_actions_searched" ON "plan_actions" USING gin ((to_tsvector('english', left("title" || ' ' || "benefit" || ' ' || "said", 150000)) || array_to_tsvector(array['in:' || "council_id"::text])));--> statement-breakpoint
CREATE INDEX "body_asks_searched" ON "body_asks" USING gin ((to_tsvector('english', left("words", 150000)) || array_to_tsvector(array['in:' || "council_id"::text])));--> statement-breakpoint
CREATE INDEX "referrals_searched" ON "referrals" USING gin ((to_tsvector('english', left("minute", 150000)) || array_to_tsvector(array['in:' || "council_id"::text])));--> statement-breakpoint
CREATE INDEX "review_comments_searched" ON "review_comments" USING gin ((to_tsvector('english', left("body", 150000)) || array_to_tsvector(array['in:' || "council_id"::text])));--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_progress" CHECK (not "publications"."with_progress" or "publications"."review_id" is not null);