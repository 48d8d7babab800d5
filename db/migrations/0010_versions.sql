CREATE TABLE "document_restores" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"document_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"moment_seq" bigint NOT NULL,
	"restored_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_restores_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "document_restores" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "document_versions" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"document_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"name" text NOT NULL,
	"named_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_versions_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "document_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "document_restores" ADD CONSTRAINT "document_restores_council_id_document_id_documents_council_id_id_fk" FOREIGN KEY ("council_id","document_id") REFERENCES "public"."documents"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_versions" ADD CONSTRAINT "document_versions_council_id_document_id_documents_council_id_id_fk" FOREIGN KEY ("council_id","document_id") REFERENCES "public"."documents"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "document_restores_once" ON "document_restores" USING btree ("council_id","document_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "document_versions_name" ON "document_versions" USING btree ("council_id","document_id",lower("name"));--> statement-breakpoint
CREATE POLICY "document_restores_fence" ON "document_restores" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "document_versions_fence" ON "document_versions" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));