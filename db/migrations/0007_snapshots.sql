CREATE TABLE "document_points" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"document_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"first_seq" bigint NOT NULL,
	"last_seq" bigint NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"payload" "bytea" NOT NULL,
	CONSTRAINT "document_points_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "document_points" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "document_snapshots" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"document_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"state" "bytea" NOT NULL,
	"owners" jsonb NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_snapshots_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "document_snapshots" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "document_points" ADD CONSTRAINT "document_points_council_id_document_id_documents_council_id_id_fk" FOREIGN KEY ("council_id","document_id") REFERENCES "public"."documents"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_snapshots" ADD CONSTRAINT "document_snapshots_council_id_document_id_documents_council_id_id_fk" FOREIGN KEY ("council_id","document_id") REFERENCES "public"."documents"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "document_points_order" ON "document_points" USING btree ("council_id","document_id","last_seq");--> statement-breakpoint
CREATE UNIQUE INDEX "document_snapshots_once" ON "document_snapshots" USING btree ("council_id","document_id");--> statement-breakpoint
CREATE POLICY "document_points_fence" ON "document_points" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "document_snapshots_fence" ON "document_snapshots" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));