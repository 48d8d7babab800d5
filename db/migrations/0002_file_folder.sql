CREATE TABLE "file_folders" (
	"is_one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"id" uuid NOT NULL,
	CONSTRAINT "file_folders_is_one" CHECK ("file_folders"."is_one")
);
