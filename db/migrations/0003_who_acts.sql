CREATE TABLE "acting_keys" (
	"id" smallint PRIMARY KEY NOT NULL,
	"inner_pad" "bytea" NOT NULL,
	"outer_pad" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "entry" text NOT NULL;
--> statement-breakpoint
-- Read by the session that set it alone (`currval`), so it needs no log: to set it costs no transaction id and no flush.
create unlogged sequence acting_mark as bigint minvalue -9223372036854775808 start with 1;
