CREATE TABLE "framework_levels" (
	"framework_version_id" uuid NOT NULL,
	"level" integer NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "framework_levels_framework_version_id_level_pk" PRIMARY KEY("framework_version_id","level"),
	CONSTRAINT "framework_levels_are_four" CHECK ("framework_levels"."level" between 1 and 4)
);
--> statement-breakpoint
ALTER TABLE "resources" DROP CONSTRAINT "resources_level_is_known";--> statement-breakpoint
ALTER TABLE "resources" ALTER COLUMN "level" SET DEFAULT 'any';--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "at_level" integer;--> statement-breakpoint
ALTER TABLE "framework_levels" ADD CONSTRAINT "framework_levels_framework_version_id_framework_versions_id_fk" FOREIGN KEY ("framework_version_id") REFERENCES "public"."framework_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_level_is_one" CHECK ("resources"."at_level" between 1 and 4);--> statement-breakpoint
INSERT INTO "framework_levels" ("framework_version_id", "level", "name")
	SELECT DISTINCT ON (q.framework_version_id, l.at) q.framework_version_id, l.at, l.descriptor->>'name'
	FROM framework_questions q, jsonb_array_elements(q.levels) WITH ORDINALITY l (descriptor, at)
	WHERE l.descriptor ? 'name'
	ORDER BY q.framework_version_id, l.at, q.area, q.number;--> statement-breakpoint
UPDATE "resources" SET "at_level" = array_position(ARRAY['starting', 'developing', 'maturing', 'leading'], "level") WHERE "level" <> 'any';
