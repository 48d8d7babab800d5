CREATE TABLE "comment_changes" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"thread_id" uuid NOT NULL,
	"comment_id" uuid NOT NULL,
	"changed_by" uuid NOT NULL,
	"body" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "comment_changes_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "comment_mentions" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"thread_id" uuid NOT NULL,
	"comment_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "comment_mentions_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "thread_reads" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"thread_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "thread_reads_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "frozen_comments" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD COLUMN "level" integer;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD COLUMN "assigned_to" uuid;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD COLUMN "assigned_by" uuid;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD COLUMN "due_on" date;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "review_comments" ADD COLUMN "shared_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "review_comments" ADD COLUMN "answers_id" uuid;--> statement-breakpoint
ALTER TABLE "review_comments" ADD COLUMN "by_council" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_in_thread" UNIQUE("council_id","thread_id","id");--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_of_council" UNIQUE("council_id","review_id","id");--> statement-breakpoint
ALTER TABLE "comment_changes" ADD CONSTRAINT "comment_changes_of" FOREIGN KEY ("council_id","thread_id","comment_id") REFERENCES "public"."comments"("council_id","thread_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_of" FOREIGN KEY ("council_id","thread_id","comment_id") REFERENCES "public"."comments"("council_id","thread_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_reads" ADD CONSTRAINT "thread_reads_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_reads" ADD CONSTRAINT "thread_reads_council_id_thread_id_comment_threads_council_id_id_fk" FOREIGN KEY ("council_id","thread_id") REFERENCES "public"."comment_threads"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_changes_comment" ON "comment_changes" USING btree ("council_id","comment_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "comment_mentions_once" ON "comment_mentions" USING btree ("council_id","comment_id","user_id");--> statement-breakpoint
CREATE INDEX "comment_mentions_user" ON "comment_mentions" USING btree ("user_id","council_id");--> statement-breakpoint
CREATE UNIQUE INDEX "thread_reads_once" ON "thread_reads" USING btree ("council_id","thread_id","user_id");--> statement-breakpoint
CREATE INDEX "thread_reads_user" ON "thread_reads" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_answers" FOREIGN KEY ("council_id","review_id","answers_id") REFERENCES "public"."review_comments"("council_id","review_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_threads_assigned" ON "comment_threads" USING btree ("assigned_to","council_id");--> statement-breakpoint
ALTER TABLE "comment_threads" ADD CONSTRAINT "comment_threads_level_is_known" CHECK ("comment_threads"."level" between 1 and 4);