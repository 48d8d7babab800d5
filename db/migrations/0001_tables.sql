CREATE TABLE "assessment_duties" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"duty" text NOT NULL,
	"name" text NOT NULL,
	"post" text NOT NULL,
	"standing" text NOT NULL,
	"political_group_id" uuid,
	"group_name" text,
	CONSTRAINT "assessment_duties_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "assessment_duties" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "assessment_questions" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"framework_question_id" uuid NOT NULL,
	"code" text NOT NULL,
	"area" integer NOT NULL,
	"number" integer NOT NULL,
	"progress" text DEFAULT 'not_started' NOT NULL,
	CONSTRAINT "assessment_questions_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "assessment_questions_key" UNIQUE("council_id","assessment_id","id")
);
--> statement-breakpoint
ALTER TABLE "assessment_questions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "assessments" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"framework_version_id" uuid NOT NULL,
	"title" text NOT NULL,
	"state" text DEFAULT 'setup' NOT NULL,
	"scores_due_on" date,
	"meeting_on" date,
	"agree_share" numeric DEFAULT 0.75 NOT NULL,
	"quorum_share" numeric DEFAULT 0.6 NOT NULL,
	"max_rounds" integer DEFAULT 3 NOT NULL,
	"naming_rule" text DEFAULT 'roles' NOT NULL,
	"cross_party_rule" boolean DEFAULT true NOT NULL,
	"observers_comment" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_at" timestamp with time zone,
	CONSTRAINT "assessments_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "assessments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "assignments" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"assessment_question_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "assignments_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "assignments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"chain_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid NOT NULL,
	"act" text NOT NULL,
	"subject" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_entries_chain_id_seq_pk" PRIMARY KEY("chain_id","seq")
);
--> statement-breakpoint
CREATE TABLE "comment_threads" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"assessment_question_id" uuid NOT NULL,
	"document_id" uuid,
	"anchor_start" "bytea",
	"anchor_end" "bytea",
	"quote" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_by" uuid,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "comment_threads_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "comment_threads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "comments" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"thread_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"author_post" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "comments_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "comments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "councils" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"nation" text DEFAULT 'England' NOT NULL,
	"gss_code" text,
	"governance_model" text DEFAULT 'cabinet' NOT NULL,
	"starts_on" date,
	"ends_on" date,
	CONSTRAINT "councils_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "group_memberships" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"membership_id" uuid NOT NULL,
	"membership_role" text DEFAULT 'member' NOT NULL,
	"political_group_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	CONSTRAINT "group_memberships_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "group_is_for_members" CHECK ("group_memberships"."membership_role" = 'member')
);
--> statement-breakpoint
ALTER TABLE "group_memberships" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitations" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"post" text NOT NULL,
	"political_group_id" uuid,
	"token_hash" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "invitations_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "invitations_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invited_group_is_for_members" CHECK ("invitations"."political_group_id" is null or "invitations"."role" = 'member')
);
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "memberships" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"post" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	CONSTRAINT "memberships_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "memberships_role_key" UNIQUE("council_id","id","role")
);
--> statement-breakpoint
ALTER TABLE "memberships" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "political_groups" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"ends_on" date,
	CONSTRAINT "political_groups_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "political_groups" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "document_updates" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"document_id" uuid NOT NULL,
	"seq" bigint DEFAULT nextval('document_updates_seq') NOT NULL,
	"author_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"payload" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_updates_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "document_updates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "documents" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"assessment_question_id" uuid NOT NULL,
	"kind" text DEFAULT 'answer' NOT NULL,
	"frozen_at" timestamp with time zone,
	CONSTRAINT "documents_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "documents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "evidence" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"assessment_question_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"speaks_for" date NOT NULL,
	"audience" text NOT NULL,
	"exempt_paragraph" integer,
	"exempt_reason" text,
	"exempt_review_on" date,
	"file_name" text,
	"media_type" text,
	"size" bigint,
	"sha256" text,
	"url" text,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_by" uuid,
	"removed_at" timestamp with time zone,
	"removed_reason" text,
	CONSTRAINT "evidence_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "file_or_link" CHECK (("evidence"."kind" = 'file') = ("evidence"."sha256" is not null) and ("evidence"."kind" = 'link') = ("evidence"."url" is not null)),
	CONSTRAINT "exempt_says_why" CHECK ("evidence"."audience" <> 'exempt' or ("evidence"."exempt_paragraph" between 1 and 7 and "evidence"."exempt_reason" is not null and "evidence"."exempt_review_on" is not null))
);
--> statement-breakpoint
ALTER TABLE "evidence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "framework_areas" (
	"framework_version_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	CONSTRAINT "framework_areas_framework_version_id_number_pk" PRIMARY KEY("framework_version_id","number")
);
--> statement-breakpoint
CREATE TABLE "framework_questions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"framework_version_id" uuid NOT NULL,
	"area" integer NOT NULL,
	"number" integer NOT NULL,
	"code" text NOT NULL,
	"question" text NOT NULL,
	"why" text NOT NULL,
	"levels" jsonb NOT NULL,
	"evidence" jsonb NOT NULL,
	"tags" text[] NOT NULL,
	"council_types" text[] NOT NULL,
	"guidance" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "framework_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"published_on" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "resources" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"publisher" text NOT NULL,
	"url" text NOT NULL,
	"kind" text NOT NULL,
	"areas" integer[] NOT NULL,
	"level" text NOT NULL,
	"note" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"user_id" uuid NOT NULL,
	"type" text NOT NULL,
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"refresh_token" text,
	"access_token" text,
	"expires_at" integer,
	"token_type" text,
	"scope" text,
	"id_token" text,
	"session_state" text,
	CONSTRAINT "accounts_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"session_token" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text,
	"email" text NOT NULL,
	"email_verified" timestamp with time zone,
	"image" text,
	"is_programme" boolean DEFAULT false NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification_tokens" (
	"identifier" text NOT NULL,
	"token" text NOT NULL,
	"expires" timestamp with time zone NOT NULL,
	CONSTRAINT "verification_tokens_identifier_token_pk" PRIMARY KEY("identifier","token")
);
--> statement-breakpoint
CREATE TABLE "review_comments" (
	"review_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"submission_id" uuid NOT NULL,
	"assessment_question_id" uuid NOT NULL,
	"code" text NOT NULL,
	"anchor_start" "bytea",
	"anchor_end" "bytea",
	"quote" text,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"body" text NOT NULL,
	"audience" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_comments_review_id_id_pk" PRIMARY KEY("review_id","id")
);
--> statement-breakpoint
ALTER TABLE "review_comments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "review_peers" (
	"review_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"conflict" text DEFAULT 'awaiting' NOT NULL,
	"conflict_text" text,
	"declared_at" timestamp with time zone,
	"cleared_by" uuid,
	"cleared_at" timestamp with time zone,
	CONSTRAINT "review_peers_review_id_id_pk" PRIMARY KEY("review_id","id")
);
--> statement-breakpoint
ALTER TABLE "review_peers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reviews" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"submission_id" uuid NOT NULL,
	"title" text NOT NULL,
	"state" text DEFAULT 'invited' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ends_on" date NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "reviews_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "reviews_id" UNIQUE("id")
);
--> statement-breakpoint
ALTER TABLE "reviews" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "agreements" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"assessment_question_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"level" integer NOT NULL,
	"ambition" integer NOT NULL,
	"reason" text NOT NULL,
	"group_dissent" text,
	"consensus" text NOT NULL,
	"agreed_by" uuid NOT NULL,
	"agreed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agreements_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "agreed_level" CHECK ("agreements"."level" between 1 and 4 and "agreements"."ambition" between 1 and 4)
);
--> statement-breakpoint
ALTER TABLE "agreements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rounds" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"assessment_question_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revealed_at" timestamp with time zone,
	"revealed_by" uuid,
	"reason" text,
	CONSTRAINT "rounds_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "rounds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "scores" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"assessor_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"current" integer,
	"ambition" integer,
	"confidence" text,
	"evidence_strength" text,
	"reason" text DEFAULT '' NOT NULL,
	"submitted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scores_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "absent_is_never_a_number" CHECK (("scores"."kind" = 'level' and "scores"."current" between 1 and 4 and "scores"."ambition" between 1 and 4) or ("scores"."kind" <> 'level' and "scores"."current" is null and "scores"."ambition" is null))
);
--> statement-breakpoint
ALTER TABLE "scores" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stances" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"agreement_id" uuid NOT NULL,
	"assessor_id" uuid NOT NULL,
	"stance" text NOT NULL,
	"minority_view" text,
	"is_named" boolean DEFAULT false NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stances_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "stances" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "frozen_answers" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"submission_id" uuid NOT NULL,
	"assessment_question_id" uuid NOT NULL,
	"code" text NOT NULL,
	"state" "bytea" NOT NULL,
	CONSTRAINT "frozen_answers_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "frozen_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "signatures" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"post" text NOT NULL,
	"content_sha256" text NOT NULL,
	"signed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "signatures_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "signatures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "submissions" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"canonical" text NOT NULL,
	"sha256" text NOT NULL,
	"submitted_by" uuid NOT NULL,
	"submitted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "submissions_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
ALTER TABLE "submissions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "assessment_duties" ADD CONSTRAINT "assessment_duties_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_duties" ADD CONSTRAINT "assessment_duties_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_duties" ADD CONSTRAINT "assessment_duties_council_id_political_group_id_political_groups_council_id_id_fk" FOREIGN KEY ("council_id","political_group_id") REFERENCES "public"."political_groups"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_questions" ADD CONSTRAINT "assessment_questions_framework_question_id_framework_questions_id_fk" FOREIGN KEY ("framework_question_id") REFERENCES "public"."framework_questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_questions" ADD CONSTRAINT "assessment_questions_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_framework_version_id_framework_versions_id_fk" FOREIGN KEY ("framework_version_id") REFERENCES "public"."framework_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_council_id_assessment_id_assessment_question_id_assessment_questions_council_id_assessment_id_id_fk" FOREIGN KEY ("council_id","assessment_id","assessment_question_id") REFERENCES "public"."assessment_questions"("council_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD CONSTRAINT "comment_threads_council_id_assessment_id_assessment_question_id_assessment_questions_council_id_assessment_id_id_fk" FOREIGN KEY ("council_id","assessment_id","assessment_question_id") REFERENCES "public"."assessment_questions"("council_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD CONSTRAINT "comment_threads_council_id_document_id_documents_council_id_id_fk" FOREIGN KEY ("council_id","document_id") REFERENCES "public"."documents"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_council_id_thread_id_comment_threads_council_id_id_fk" FOREIGN KEY ("council_id","thread_id") REFERENCES "public"."comment_threads"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_memberships" ADD CONSTRAINT "group_memberships_council_id_membership_id_membership_role_memberships_council_id_id_role_fk" FOREIGN KEY ("council_id","membership_id","membership_role") REFERENCES "public"."memberships"("council_id","id","role") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_memberships" ADD CONSTRAINT "group_memberships_council_id_political_group_id_political_groups_council_id_id_fk" FOREIGN KEY ("council_id","political_group_id") REFERENCES "public"."political_groups"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_council_id_political_group_id_political_groups_council_id_id_fk" FOREIGN KEY ("council_id","political_group_id") REFERENCES "public"."political_groups"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_updates" ADD CONSTRAINT "document_updates_council_id_document_id_documents_council_id_id_fk" FOREIGN KEY ("council_id","document_id") REFERENCES "public"."documents"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_council_id_assessment_id_assessment_question_id_assessment_questions_council_id_assessment_id_id_fk" FOREIGN KEY ("council_id","assessment_id","assessment_question_id") REFERENCES "public"."assessment_questions"("council_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_council_id_assessment_id_assessment_question_id_assessment_questions_council_id_assessment_id_id_fk" FOREIGN KEY ("council_id","assessment_id","assessment_question_id") REFERENCES "public"."assessment_questions"("council_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_areas" ADD CONSTRAINT "framework_areas_framework_version_id_framework_versions_id_fk" FOREIGN KEY ("framework_version_id") REFERENCES "public"."framework_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_questions" ADD CONSTRAINT "framework_questions_framework_version_id_framework_versions_id_fk" FOREIGN KEY ("framework_version_id") REFERENCES "public"."framework_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_council_id_review_id_reviews_council_id_id_fk" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_council_id_submission_id_submissions_council_id_id_fk" FOREIGN KEY ("council_id","submission_id") REFERENCES "public"."submissions"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_peers" ADD CONSTRAINT "review_peers_council_id_review_id_reviews_council_id_id_fk" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_council_id_submission_id_submissions_council_id_id_fk" FOREIGN KEY ("council_id","submission_id") REFERENCES "public"."submissions"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_council_id_assessment_id_assessment_question_id_assessment_questions_council_id_assessment_id_id_fk" FOREIGN KEY ("council_id","assessment_id","assessment_question_id") REFERENCES "public"."assessment_questions"("council_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_council_id_round_id_rounds_council_id_id_fk" FOREIGN KEY ("council_id","round_id") REFERENCES "public"."rounds"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_council_id_assessment_id_assessment_question_id_assessment_questions_council_id_assessment_id_id_fk" FOREIGN KEY ("council_id","assessment_id","assessment_question_id") REFERENCES "public"."assessment_questions"("council_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_council_id_round_id_rounds_council_id_id_fk" FOREIGN KEY ("council_id","round_id") REFERENCES "public"."rounds"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stances" ADD CONSTRAINT "stances_council_id_agreement_id_agreements_council_id_id_fk" FOREIGN KEY ("council_id","agreement_id") REFERENCES "public"."agreements"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_answers" ADD CONSTRAINT "frozen_answers_council_id_submission_id_submissions_council_id_id_fk" FOREIGN KEY ("council_id","submission_id") REFERENCES "public"."submissions"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_duties_once" ON "assessment_duties" USING btree ("council_id","assessment_id","user_id","duty");--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_questions_code" ON "assessment_questions" USING btree ("council_id","assessment_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_once" ON "assignments" USING btree ("council_id","assessment_question_id","user_id");--> statement-breakpoint
CREATE INDEX "assignments_user" ON "assignments" USING btree ("user_id","council_id");--> statement-breakpoint
CREATE INDEX "comment_threads_question" ON "comment_threads" USING btree ("council_id","assessment_id","assessment_question_id");--> statement-breakpoint
CREATE INDEX "comments_thread" ON "comments" USING btree ("council_id","thread_id","created_at");--> statement-breakpoint
CREATE INDEX "group_memberships_membership" ON "group_memberships" USING btree ("council_id","membership_id");--> statement-breakpoint
CREATE INDEX "invitations_email" ON "invitations" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "memberships_user" ON "memberships" USING btree ("user_id","council_id");--> statement-breakpoint
CREATE UNIQUE INDEX "document_updates_batch" ON "document_updates" USING btree ("council_id","document_id","batch_id");--> statement-breakpoint
CREATE INDEX "document_updates_order" ON "document_updates" USING btree ("council_id","document_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_once" ON "documents" USING btree ("council_id","assessment_question_id","kind");--> statement-breakpoint
CREATE INDEX "evidence_question" ON "evidence" USING btree ("council_id","assessment_id","assessment_question_id");--> statement-breakpoint
CREATE INDEX "framework_questions_version" ON "framework_questions" USING btree ("framework_version_id","area","number");--> statement-breakpoint
CREATE INDEX "review_comments_submission" ON "review_comments" USING btree ("council_id","submission_id");--> statement-breakpoint
CREATE UNIQUE INDEX "review_peers_email" ON "review_peers" USING btree ("review_id",lower("email"));--> statement-breakpoint
CREATE INDEX "review_peers_by_email" ON "review_peers" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "reviews_submission" ON "reviews" USING btree ("council_id","submission_id");--> statement-breakpoint
CREATE UNIQUE INDEX "agreements_round" ON "agreements" USING btree ("council_id","round_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_number" ON "rounds" USING btree ("council_id","assessment_question_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_one_current" ON "rounds" USING btree ("council_id","assessment_question_id") WHERE "rounds"."state" <> 'superseded';--> statement-breakpoint
CREATE UNIQUE INDEX "scores_once" ON "scores" USING btree ("council_id","round_id","assessor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stances_once" ON "stances" USING btree ("council_id","agreement_id","assessor_id");--> statement-breakpoint
CREATE INDEX "stances_agreement" ON "stances" USING btree ("council_id","agreement_id");--> statement-breakpoint
CREATE UNIQUE INDEX "frozen_answers_once" ON "frozen_answers" USING btree ("council_id","submission_id","assessment_question_id");--> statement-breakpoint
CREATE UNIQUE INDEX "signatures_once" ON "signatures" USING btree ("council_id","assessment_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "submissions_version" ON "submissions" USING btree ("council_id","assessment_id","version");--> statement-breakpoint
CREATE POLICY "assessment_duties_fence" ON "assessment_duties" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "assessment_questions_fence" ON "assessment_questions" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "assessments_fence" ON "assessments" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "assignments_fence" ON "assignments" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "comment_threads_fence" ON "comment_threads" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "comments_fence" ON "comments" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "group_memberships_fence" ON "group_memberships" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "invitations_fence" ON "invitations" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "memberships_fence" ON "memberships" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "political_groups_fence" ON "political_groups" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "document_updates_fence" ON "document_updates" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "documents_fence" ON "documents" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "evidence_fence" ON "evidence" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "review_comments_fence" ON "review_comments" AS PERMISSIVE FOR ALL TO "concord_app" USING (review_id = (select acting_review())) WITH CHECK (review_id = (select acting_review()));--> statement-breakpoint
CREATE POLICY "review_comments_host_reads_shared" ON "review_comments" AS PERMISSIVE FOR SELECT TO "concord_app" USING (council_id = (select acting_council()) and audience = 'council');--> statement-breakpoint
CREATE POLICY "review_peers_fence" ON "review_peers" AS PERMISSIVE FOR ALL TO "concord_app" USING (review_id = (select acting_review())) WITH CHECK (review_id = (select acting_review()));--> statement-breakpoint
CREATE POLICY "review_peers_host" ON "review_peers" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "reviews_fence" ON "reviews" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "reviews_peers_read" ON "reviews" AS PERMISSIVE FOR SELECT TO "concord_app" USING (id = (select acting_review()));--> statement-breakpoint
CREATE POLICY "reviews_peers_move" ON "reviews" AS PERMISSIVE FOR UPDATE TO "concord_app" USING (id = (select acting_review_cleared())) WITH CHECK (id = (select acting_review_cleared()) or state = 'closed');--> statement-breakpoint
CREATE POLICY "agreements_fence" ON "agreements" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "rounds_fence" ON "rounds" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "scores_fence" ON "scores" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "stances_fence" ON "stances" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "frozen_answers_fence" ON "frozen_answers" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "signatures_fence" ON "signatures" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));--> statement-breakpoint
CREATE POLICY "submissions_fence" ON "submissions" AS PERMISSIVE FOR ALL TO "concord_app" USING (council_id = (select acting_council())) WITH CHECK (council_id = (select acting_council()));