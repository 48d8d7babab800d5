CREATE SEQUENCE "public"."document_updates_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "acting_keys" (
	"id" smallint PRIMARY KEY NOT NULL,
	"inner_pad" "bytea" NOT NULL,
	"outer_pad" "bytea" NOT NULL
);
--> statement-breakpoint
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
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	"start_reason" text,
	"succeeds" uuid,
	CONSTRAINT "assessment_duties_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "assessment_duties_duty_is_known" CHECK ("assessment_duties"."duty" in ('assessor', 'chair', 'signatory')),
	CONSTRAINT "assessment_duties_standing_is_known" CHECK ("assessment_duties"."standing" in ('member', 'officer')),
	CONSTRAINT "assessment_duties_end_has_a_reason" CHECK (("assessment_duties"."ended_at" is null) = ("assessment_duties"."end_reason" is null)),
	CONSTRAINT "assessment_duties_follow_for_a_reason" CHECK (("assessment_duties"."succeeds" is null) = ("assessment_duties"."start_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "assessment_questions" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"subject_kind" text GENERATED ALWAYS AS ('answer') STORED NOT NULL,
	"assessment_id" uuid NOT NULL,
	"framework_question_id" uuid NOT NULL,
	"code" text NOT NULL,
	"area" integer NOT NULL,
	"number" integer NOT NULL,
	"progress" text DEFAULT 'not_started' NOT NULL,
	"left_out_reason" text,
	CONSTRAINT "assessment_questions_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "assessment_questions_key" UNIQUE("council_id","assessment_id","id"),
	CONSTRAINT "assessment_questions_progress_is_known" CHECK ("assessment_questions"."progress" in ('not_started', 'drafting', 'ready'))
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"framework_version_id" uuid NOT NULL,
	"title" text NOT NULL,
	"state" text DEFAULT 'setup' NOT NULL,
	"scores_due_on" date,
	"meeting_on" date,
	"consensus_rule" text DEFAULT 'standard' NOT NULL,
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
	CONSTRAINT "assessments_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "assessments_state_is_known" CHECK ("assessments"."state" in ('setup', 'preparing', 'scoring', 'agreeing', 'signing', 'submitted', 'reviewed', 'closed')),
	CONSTRAINT "assessments_consensus_rule_is_known" CHECK ("assessments"."consensus_rule" in ('standard', 'percent', 'rand')),
	CONSTRAINT "assessments_naming_rule_is_known" CHECK ("assessments"."naming_rule" in ('names', 'roles', 'anonymous'))
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"assessment_question_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "assignments_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "reasons" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"subject_kind" text GENERATED ALWAYS AS ('reason') STORED NOT NULL,
	"assessment_id" uuid NOT NULL,
	"assessment_question_id" uuid NOT NULL,
	CONSTRAINT "reasons_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"chain_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid NOT NULL,
	"act" text NOT NULL,
	"subject" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	"entry" text NOT NULL,
	"assessment_id" uuid GENERATED ALWAYS AS ((subject ->> 'assessmentId')::uuid) STORED,
	"question_id" uuid GENERATED ALWAYS AS ((subject ->> 'questionId')::uuid) STORED,
	"person_id" uuid GENERATED ALWAYS AS ((subject ->> 'userId')::uuid) STORED,
	"round_id" uuid GENERATED ALWAYS AS ((subject ->> 'roundId')::uuid) STORED,
	CONSTRAINT "audit_entries_chain_id_seq_pk" PRIMARY KEY("chain_id","seq")
);
--> statement-breakpoint
CREATE TABLE "comment_threads" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"subject_id" uuid NOT NULL,
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
	CONSTRAINT "councils_slug_unique" UNIQUE("slug"),
	CONSTRAINT "councils_type_is_known" CHECK ("councils"."type" in ('unitary', 'district', 'county', 'metropolitan', 'london-borough', 'combined')),
	CONSTRAINT "councils_governance_model_is_known" CHECK ("councils"."governance_model" in ('cabinet', 'committee', 'mayor'))
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
CREATE TABLE "political_groups" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"ends_on" date,
	CONSTRAINT "political_groups_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "positions" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"political_group_id" uuid,
	"starts_on" date NOT NULL,
	"ends_on" date,
	CONSTRAINT "positions_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "positions_kind_is_known" CHECK ("positions"."kind" in ('group_leader', 's151_officer')),
	CONSTRAINT "positions_lead_a_group" CHECK (("positions"."kind" = 'group_leader') = ("positions"."political_group_id" is not null)),
	CONSTRAINT "positions_end_after_they_begin" CHECK ("positions"."ends_on" >= "positions"."starts_on")
);
--> statement-breakpoint
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
CREATE TABLE "document_updates" (
	"council_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"seq" bigint DEFAULT nextval('document_updates_seq') NOT NULL,
	"author_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"payload" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_updates_council_id_document_id_batch_id_pk" PRIMARY KEY("council_id","document_id","batch_id")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"frozen_at" timestamp with time zone,
	CONSTRAINT "documents_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "done_acts" (
	"user_id" uuid NOT NULL,
	"key" text NOT NULL,
	"answer" "bytea" NOT NULL,
	"done_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "done_acts_user_id_key_pk" PRIMARY KEY("user_id","key")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"subject_kind" text GENERATED ALWAYS AS ('evidence') STORED NOT NULL,
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
	"scanned_at" timestamp with time zone,
	"url" text,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_by" uuid,
	"removed_at" timestamp with time zone,
	"removed_reason" text,
	CONSTRAINT "evidence_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "evidence_kind_is_known" CHECK ("evidence"."kind" in ('file', 'link')),
	CONSTRAINT "evidence_audience_is_known" CHECK ("evidence"."audience" in ('public', 'council', 'exempt', 'confidential')),
	CONSTRAINT "file_or_link" CHECK (("evidence"."kind" = 'file') = ("evidence"."sha256" is not null) and ("evidence"."kind" = 'link') = ("evidence"."url" is not null)),
	CONSTRAINT "exempt_says_why" CHECK ("evidence"."audience" <> 'exempt' or ("evidence"."exempt_paragraph" between 1 and 7 and "evidence"."exempt_reason" is not null and "evidence"."exempt_review_on" is not null))
);
--> statement-breakpoint
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
	"short_name" text DEFAULT '' NOT NULL,
	"question" text NOT NULL,
	"why" text NOT NULL,
	"levels" jsonb NOT NULL,
	"evidence" jsonb NOT NULL,
	"tags" text[] NOT NULL,
	"council_types" text[] NOT NULL,
	"guidance" text NOT NULL,
	"help" jsonb DEFAULT '{}'::jsonb NOT NULL
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
	"note" text NOT NULL,
	CONSTRAINT "resources_kind_is_known" CHECK ("resources"."kind" in ('best practice', 'case study', 'data', 'guidance', 'tool')),
	CONSTRAINT "resources_level_is_known" CHECK ("resources"."level" in ('any', 'starting', 'developing', 'maturing', 'leading'))
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
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"expires" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone DEFAULT now() NOT NULL,
	"device" text,
	CONSTRAINT "sessions_id_unique" UNIQUE("id"),
	CONSTRAINT "sessions_last_a_week" CHECK ("sessions"."expires" <= "sessions"."created_at" + interval '168 hours')
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
	"ended_at" timestamp with time zone,
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
CREATE UNLOGGED TABLE "limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "leavings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"within" uuid,
	"user_id" uuid,
	"removed_council_id" uuid,
	"reason" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"called_off_by" uuid,
	"called_off_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	"what" jsonb,
	CONSTRAINT "leavings_kind_is_known" CHECK ("leavings"."kind" in ('person', 'council')),
	CONSTRAINT "leavings_are_of_one" CHECK (("leavings"."kind" = 'person') = ("leavings"."user_id" is not null) and num_nonnulls("leavings"."user_id", "leavings"."removed_council_id") = 1),
	CONSTRAINT "leavings_of_councils_are_the_programmes" CHECK ("leavings"."kind" = 'person' or "leavings"."within" is null),
	CONSTRAINT "leavings_take_two" CHECK ("leavings"."confirmed_by" <> "leavings"."asked_by" and num_nulls("leavings"."confirmed_by", "leavings"."confirmed_at", "leavings"."due_at") in (0, 3)),
	CONSTRAINT "leavings_wait" CHECK ("leavings"."due_at" >= "leavings"."confirmed_at" + case "leavings"."kind" when 'person' then interval '168 hours' else interval '720 hours' end),
	CONSTRAINT "leavings_are_done_in_time" CHECK ("leavings"."done_at" is null or ("leavings"."done_at" >= "leavings"."due_at" and "leavings"."confirmed_by" is not null and "leavings"."called_off_at" is null))
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid,
	"council_id" uuid,
	"invitation_id" uuid,
	"programme_invitation_id" uuid,
	"review_id" uuid,
	"peer_id" uuid,
	"reminder_id" uuid,
	"leaving_id" uuid,
	"place" text,
	"place_invitation_id" uuid,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"stale_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mails_kind_is_known" CHECK ("mails"."kind" in ('sign-in', 'invitation', 'programme', 'review', 'reminder', 'removal')),
	CONSTRAINT "mails_state_is_known" CHECK ("mails"."state" in ('waiting', 'sending', 'sent', 'refused', 'unsure')),
	CONSTRAINT "mails_name_whole_keys" CHECK (("mails"."review_id" is null) = ("mails"."peer_id" is null)
        and ("mails"."council_id" is null) = (num_nonnulls("mails"."invitation_id", "mails"."reminder_id") = 0)),
	CONSTRAINT "mails_are_about_one_thing" CHECK (case "mails"."kind"
        when 'sign-in' then num_nonnulls("mails"."user_id", "mails"."invitation_id", "mails"."programme_invitation_id", "mails"."peer_id") <= 1
        when 'invitation' then "mails"."invitation_id" is not null
        when 'programme' then "mails"."programme_invitation_id" is not null
        when 'review' then "mails"."peer_id" is not null
        when 'reminder' then "mails"."reminder_id" is not null
        when 'removal' then num_nonnulls("mails"."leaving_id", "mails"."user_id") = 2
      end),
	CONSTRAINT "mails_lead_within" CHECK ("mails"."place" ~ '^/[!-~]*$' and "mails"."place" !~ '^/[/\\]' and length("mails"."place") <= 500)
);
--> statement-breakpoint
CREATE TABLE "programme_invitations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"email" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	CONSTRAINT "programme_invitations_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "meeting_hands" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"raised_at" timestamp with time zone DEFAULT now() NOT NULL,
	"called_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "meeting_hands_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "meeting_items" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"assessment_question_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"is_pinned" boolean DEFAULT false NOT NULL,
	"consent_level" integer,
	"consent_ambition" integer,
	"consent_reason" text,
	"objected_at" timestamp with time zone,
	CONSTRAINT "meeting_items_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "consent_is_whole" CHECK (("meeting_items"."consent_level" between 1 and 4 and "meeting_items"."consent_ambition" between 1 and 4 and "meeting_items"."consent_reason" <> '')
        or ("meeting_items"."consent_level" is null and "meeting_items"."consent_ambition" is null and "meeting_items"."consent_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "meeting_notes" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"assessment_question_id" uuid,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"owner_id" uuid,
	"owner_name" text,
	"due_on" date,
	"noted_by" uuid NOT NULL,
	"noted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"struck_at" timestamp with time zone,
	CONSTRAINT "meeting_notes_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "meeting_notes_kind_is_known" CHECK ("meeting_notes"."kind" in ('decision', 'action')),
	CONSTRAINT "an_action_has_owner_and_date" CHECK ("meeting_notes"."kind" = 'decision' or ("meeting_notes"."owner_id" is not null and "meeting_notes"."owner_name" is not null and "meeting_notes"."due_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"starts_at" timestamp with time zone,
	"minutes" integer DEFAULT 120 NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"facilitator_id" uuid,
	"item_id" uuid,
	"is_begun" boolean DEFAULT false NOT NULL,
	"timer_seconds" integer,
	"timer_ends_at" timestamp with time zone,
	"timer_left" integer,
	"timer_paused_by" text,
	CONSTRAINT "meetings_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "meetings_timer_paused_by_is_known" CHECK ("meetings"."timer_paused_by" in ('facilitator', 'participant')),
	CONSTRAINT "meetings_length" CHECK ("meetings"."minutes" between 15 and 600)
);
--> statement-breakpoint
CREATE TABLE "review_comments" (
	"review_id" uuid NOT NULL,
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"submission_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"code" text NOT NULL,
	"anchor_start" "bytea",
	"anchor_end" "bytea",
	"quote" text,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"body" text NOT NULL,
	"audience" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_comments_review_id_id_pk" PRIMARY KEY("review_id","id"),
	CONSTRAINT "review_comments_audience_is_known" CHECK ("review_comments"."audience" in ('team', 'council'))
);
--> statement-breakpoint
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
	CONSTRAINT "review_peers_review_id_id_pk" PRIMARY KEY("review_id","id"),
	CONSTRAINT "review_peers_role_is_known" CHECK ("review_peers"."role" in ('peer_lead', 'peer')),
	CONSTRAINT "review_peers_conflict_is_known" CHECK ("review_peers"."conflict" in ('awaiting', 'none', 'declared'))
);
--> statement-breakpoint
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
	CONSTRAINT "reviews_id" UNIQUE("id"),
	CONSTRAINT "reviews_state_is_known" CHECK ("reviews"."state" in ('invited', 'conflicts_cleared', 'reading', 'drafting', 'council_reply', 'published', 'closed'))
);
--> statement-breakpoint
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
	CONSTRAINT "agreements_consensus_is_known" CHECK ("agreements"."consensus" in ('agreed', 'close', 'split', 'polarised')),
	CONSTRAINT "agreed_level" CHECK ("agreements"."level" between 1 and 4 and "agreements"."ambition" between 1 and 4)
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reminders_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "round_seats" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"duty_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"is_counted" boolean NOT NULL,
	CONSTRAINT "round_seats_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"assessment_question_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"opened_by" uuid,
	"revealed_at" timestamp with time zone,
	"revealed_by" uuid,
	"reason" text,
	"put_aside_at" timestamp with time zone,
	"put_aside_by" uuid,
	"put_aside_reason" text,
	CONSTRAINT "rounds_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "rounds_state_is_known" CHECK ("rounds"."state" in ('open', 'revealed', 'agreed', 'superseded')),
	CONSTRAINT "rounds_put_aside_whole" CHECK (num_nulls("rounds"."put_aside_at", "rounds"."put_aside_by", "rounds"."put_aside_reason") in (0, 3)
        and ("rounds"."put_aside_at" is null or ("rounds"."state" = 'superseded' and "rounds"."revealed_at" is null)))
);
--> statement-breakpoint
CREATE TABLE "score_drafts" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"assessment_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"assessor_id" uuid NOT NULL,
	"draft" jsonb NOT NULL,
	"kept_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "score_drafts_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
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
	"first_submitted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scores_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "scores_kind_is_known" CHECK ("scores"."kind" in ('level', 'cannot-judge', 'does-not-apply')),
	CONSTRAINT "scores_confidence_is_known" CHECK ("scores"."confidence" in ('low', 'medium', 'high')),
	CONSTRAINT "scores_evidence_strength_is_known" CHECK ("scores"."evidence_strength" in ('weak', 'fair', 'strong')),
	CONSTRAINT "absent_is_never_a_number" CHECK (("scores"."kind" = 'level' and "scores"."current" between 1 and 4 and "scores"."ambition" between 1 and 4) or ("scores"."kind" <> 'level' and "scores"."current" is null and "scores"."ambition" is null))
);
--> statement-breakpoint
CREATE TABLE "stances" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"agreement_id" uuid NOT NULL,
	"assessor_id" uuid NOT NULL,
	"stance" text NOT NULL,
	"minority_view" text,
	"is_named" boolean DEFAULT false NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stances_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "stances_stance_is_known" CHECK ("stances"."stance" in ('concur', 'dissent'))
);
--> statement-breakpoint
CREATE TABLE "area_statements" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"subject_kind" text GENERATED ALWAYS AS ('statement') STORED NOT NULL,
	"assessment_id" uuid NOT NULL,
	"area" integer NOT NULL,
	CONSTRAINT "area_statements_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "subjects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"council_id" uuid,
	"review_id" uuid,
	"is_programme" boolean DEFAULT false NOT NULL,
	"assessment_id" uuid,
	CONSTRAINT "subjects_council_key" UNIQUE("council_id","id"),
	CONSTRAINT "subjects_key" UNIQUE("id","kind","council_id","assessment_id"),
	CONSTRAINT "subjects_kind_is_known" CHECK ("subjects"."kind" in ('answer', 'reason', 'statement', 'evidence')),
	CONSTRAINT "subjects_have_one_owner" CHECK (num_nonnulls("subjects"."council_id", "subjects"."review_id") + "subjects"."is_programme"::int = 1)
);
--> statement-breakpoint
CREATE TABLE "frozen_texts" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"submission_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"code" text NOT NULL,
	"state" "bytea" NOT NULL,
	CONSTRAINT "frozen_texts_council_id_id_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
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
CREATE UNLOGGED TABLE "tried_writes" (
	"filling" "bytea" NOT NULL
);
--> statement-breakpoint
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
CREATE TABLE "document_versions" (
	"council_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"document_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"name" text NOT NULL,
	"named_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_versions_council_id_id_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "document_versions_name_fits" CHECK (length("document_versions"."name") between 1 and 80)
);
--> statement-breakpoint
ALTER TABLE "assessment_duties" ADD CONSTRAINT "assessment_duties_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_duties" ADD CONSTRAINT "assessment_duties_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_duties" ADD CONSTRAINT "assessment_duties_council_id_political_group_id_political_groups_council_id_id_fk" FOREIGN KEY ("council_id","political_group_id") REFERENCES "public"."political_groups"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_duties" ADD CONSTRAINT "assessment_duties_council_id_succeeds_assessment_duties_council_id_id_fk" FOREIGN KEY ("council_id","succeeds") REFERENCES "public"."assessment_duties"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_questions" ADD CONSTRAINT "assessment_questions_framework_question_id_framework_questions_id_fk" FOREIGN KEY ("framework_question_id") REFERENCES "public"."framework_questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_questions" ADD CONSTRAINT "assessment_questions_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_questions" ADD CONSTRAINT "assessment_questions_id_subject_kind_council_id_assessment_id_subjects_id_kind_council_id_assessment_id_fk" FOREIGN KEY ("id","subject_kind","council_id","assessment_id") REFERENCES "public"."subjects"("id","kind","council_id","assessment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_framework_version_id_framework_versions_id_fk" FOREIGN KEY ("framework_version_id") REFERENCES "public"."framework_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_council_id_councils_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."councils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_council_id_assessment_id_assessment_question_id_assessment_questions_council_id_assessment_id_id_fk" FOREIGN KEY ("council_id","assessment_id","assessment_question_id") REFERENCES "public"."assessment_questions"("council_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reasons" ADD CONSTRAINT "reasons_council_id_assessment_id_assessment_question_id_assessment_questions_council_id_assessment_id_id_fk" FOREIGN KEY ("council_id","assessment_id","assessment_question_id") REFERENCES "public"."assessment_questions"("council_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reasons" ADD CONSTRAINT "reasons_id_subject_kind_council_id_assessment_id_subjects_id_kind_council_id_assessment_id_fk" FOREIGN KEY ("id","subject_kind","council_id","assessment_id") REFERENCES "public"."subjects"("id","kind","council_id","assessment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_threads" ADD CONSTRAINT "comment_threads_council_id_subject_id_subjects_council_id_id_fk" FOREIGN KEY ("council_id","subject_id") REFERENCES "public"."subjects"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_council_id_thread_id_comment_threads_council_id_id_fk" FOREIGN KEY ("council_id","thread_id") REFERENCES "public"."comment_threads"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_memberships" ADD CONSTRAINT "group_memberships_council_id_membership_id_membership_role_memberships_council_id_id_role_fk" FOREIGN KEY ("council_id","membership_id","membership_role") REFERENCES "public"."memberships"("council_id","id","role") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_memberships" ADD CONSTRAINT "group_memberships_council_id_political_group_id_political_groups_council_id_id_fk" FOREIGN KEY ("council_id","political_group_id") REFERENCES "public"."political_groups"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_council_id_councils_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."councils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_council_id_political_group_id_political_groups_council_id_id_fk" FOREIGN KEY ("council_id","political_group_id") REFERENCES "public"."political_groups"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_council_id_councils_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."councils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "political_groups" ADD CONSTRAINT "political_groups_council_id_councils_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."councils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_council_id_councils_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."councils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_council_id_political_group_id_political_groups_council_id_id_fk" FOREIGN KEY ("council_id","political_group_id") REFERENCES "public"."political_groups"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_points" ADD CONSTRAINT "document_points_council_id_document_id_documents_council_id_id_fk" FOREIGN KEY ("council_id","document_id") REFERENCES "public"."documents"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_snapshots" ADD CONSTRAINT "document_snapshots_council_id_document_id_documents_council_id_id_fk" FOREIGN KEY ("council_id","document_id") REFERENCES "public"."documents"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_updates" ADD CONSTRAINT "document_updates_council_id_document_id_documents_council_id_id_fk" FOREIGN KEY ("council_id","document_id") REFERENCES "public"."documents"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_council_id_id_subjects_council_id_id_fk" FOREIGN KEY ("council_id","id") REFERENCES "public"."subjects"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "done_acts" ADD CONSTRAINT "done_acts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_council_id_assessment_id_assessment_question_id_assessment_questions_council_id_assessment_id_id_fk" FOREIGN KEY ("council_id","assessment_id","assessment_question_id") REFERENCES "public"."assessment_questions"("council_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_id_subject_kind_council_id_assessment_id_subjects_id_kind_council_id_assessment_id_fk" FOREIGN KEY ("id","subject_kind","council_id","assessment_id") REFERENCES "public"."subjects"("id","kind","council_id","assessment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_areas" ADD CONSTRAINT "framework_areas_framework_version_id_framework_versions_id_fk" FOREIGN KEY ("framework_version_id") REFERENCES "public"."framework_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_questions" ADD CONSTRAINT "framework_questions_framework_version_id_framework_versions_id_fk" FOREIGN KEY ("framework_version_id") REFERENCES "public"."framework_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leavings" ADD CONSTRAINT "leavings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_programme_invitation_id_programme_invitations_id_fk" FOREIGN KEY ("programme_invitation_id") REFERENCES "public"."programme_invitations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_council_id_invitation_id_invitations_council_id_id_fk" FOREIGN KEY ("council_id","invitation_id") REFERENCES "public"."invitations"("council_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_review_id_peer_id_review_peers_review_id_id_fk" FOREIGN KEY ("review_id","peer_id") REFERENCES "public"."review_peers"("review_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_council_id_reminder_id_reminders_council_id_id_fk" FOREIGN KEY ("council_id","reminder_id") REFERENCES "public"."reminders"("council_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_leaving_id_leavings_id_fk" FOREIGN KEY ("leaving_id") REFERENCES "public"."leavings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_hands" ADD CONSTRAINT "meeting_hands_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_items" ADD CONSTRAINT "meeting_items_council_id_assessment_id_assessment_question_id_assessment_questions_council_id_assessment_id_id_fk" FOREIGN KEY ("council_id","assessment_id","assessment_question_id") REFERENCES "public"."assessment_questions"("council_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_notes" ADD CONSTRAINT "meeting_notes_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_notes" ADD CONSTRAINT "meeting_notes_council_id_assessment_id_assessment_question_id_assessment_questions_council_id_assessment_id_id_fk" FOREIGN KEY ("council_id","assessment_id","assessment_question_id") REFERENCES "public"."assessment_questions"("council_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_council_id_assessment_id_item_id_assessment_questions_council_id_assessment_id_id_fk" FOREIGN KEY ("council_id","assessment_id","item_id") REFERENCES "public"."assessment_questions"("council_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_council_id_review_id_reviews_council_id_id_fk" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_council_id_submission_id_submissions_council_id_id_fk" FOREIGN KEY ("council_id","submission_id") REFERENCES "public"."submissions"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_peers" ADD CONSTRAINT "review_peers_council_id_review_id_reviews_council_id_id_fk" FOREIGN KEY ("council_id","review_id") REFERENCES "public"."reviews"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_council_id_submission_id_submissions_council_id_id_fk" FOREIGN KEY ("council_id","submission_id") REFERENCES "public"."submissions"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_council_id_assessment_id_assessment_question_id_assessment_questions_council_id_assessment_id_id_fk" FOREIGN KEY ("council_id","assessment_id","assessment_question_id") REFERENCES "public"."assessment_questions"("council_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_council_id_round_id_rounds_council_id_id_fk" FOREIGN KEY ("council_id","round_id") REFERENCES "public"."rounds"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_seats" ADD CONSTRAINT "round_seats_council_id_round_id_rounds_council_id_id_fk" FOREIGN KEY ("council_id","round_id") REFERENCES "public"."rounds"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_seats" ADD CONSTRAINT "round_seats_council_id_duty_id_assessment_duties_council_id_id_fk" FOREIGN KEY ("council_id","duty_id") REFERENCES "public"."assessment_duties"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_seats" ADD CONSTRAINT "round_seats_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_council_id_assessment_id_assessment_question_id_assessment_questions_council_id_assessment_id_id_fk" FOREIGN KEY ("council_id","assessment_id","assessment_question_id") REFERENCES "public"."assessment_questions"("council_id","assessment_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_drafts" ADD CONSTRAINT "score_drafts_council_id_round_id_rounds_council_id_id_fk" FOREIGN KEY ("council_id","round_id") REFERENCES "public"."rounds"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_drafts" ADD CONSTRAINT "score_drafts_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_council_id_round_id_rounds_council_id_id_fk" FOREIGN KEY ("council_id","round_id") REFERENCES "public"."rounds"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stances" ADD CONSTRAINT "stances_council_id_agreement_id_agreements_council_id_id_fk" FOREIGN KEY ("council_id","agreement_id") REFERENCES "public"."agreements"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_statements" ADD CONSTRAINT "area_statements_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_statements" ADD CONSTRAINT "area_statements_id_subject_kind_council_id_assessment_id_subjects_id_kind_council_id_assessment_id_fk" FOREIGN KEY ("id","subject_kind","council_id","assessment_id") REFERENCES "public"."subjects"("id","kind","council_id","assessment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subjects" ADD CONSTRAINT "subjects_council_id_councils_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."councils"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_texts" ADD CONSTRAINT "frozen_texts_council_id_submission_id_submissions_council_id_id_fk" FOREIGN KEY ("council_id","submission_id") REFERENCES "public"."submissions"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_council_id_assessment_id_assessments_council_id_id_fk" FOREIGN KEY ("council_id","assessment_id") REFERENCES "public"."assessments"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_restores" ADD CONSTRAINT "document_restores_council_id_document_id_documents_council_id_id_fk" FOREIGN KEY ("council_id","document_id") REFERENCES "public"."documents"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_versions" ADD CONSTRAINT "document_versions_council_id_document_id_documents_council_id_id_fk" FOREIGN KEY ("council_id","document_id") REFERENCES "public"."documents"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_duties_held_once" ON "assessment_duties" USING btree ("council_id","assessment_id","user_id","duty") WHERE "assessment_duties"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_duties_one_chair" ON "assessment_duties" USING btree ("council_id","assessment_id") WHERE "assessment_duties"."duty" = 'chair' and "assessment_duties"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_duties_followed_once" ON "assessment_duties" USING btree ("council_id","succeeds");--> statement-breakpoint
CREATE INDEX "assessment_duties_of" ON "assessment_duties" USING btree ("council_id","assessment_id");--> statement-breakpoint
CREATE INDEX "assessment_duties_user" ON "assessment_duties" USING btree ("council_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_questions_code" ON "assessment_questions" USING btree ("council_id","assessment_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_once" ON "assignments" USING btree ("council_id","assessment_question_id","user_id");--> statement-breakpoint
CREATE INDEX "assignments_user" ON "assignments" USING btree ("user_id","council_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reasons_once" ON "reasons" USING btree ("council_id","assessment_question_id");--> statement-breakpoint
CREATE INDEX "audit_entries_by_time" ON "audit_entries" USING btree ("chain_id","at","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_of_assessment" ON "audit_entries" USING btree ("chain_id","assessment_id","at","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_of_scores" ON "audit_entries" USING btree ("assessment_id","at","hash") WHERE "audit_entries"."act" = 'score.submitted';--> statement-breakpoint
CREATE INDEX "comment_threads_subject" ON "comment_threads" USING btree ("council_id","subject_id");--> statement-breakpoint
CREATE INDEX "comments_thread" ON "comments" USING btree ("council_id","thread_id","created_at");--> statement-breakpoint
CREATE INDEX "group_memberships_membership" ON "group_memberships" USING btree ("council_id","membership_id");--> statement-breakpoint
CREATE INDEX "invitations_email" ON "invitations" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "memberships_user" ON "memberships" USING btree ("user_id","council_id");--> statement-breakpoint
CREATE UNIQUE INDEX "positions_held_by_one" ON "positions" USING btree ("council_id","kind",coalesce("political_group_id", "council_id")) WHERE "positions"."ends_on" is null;--> statement-breakpoint
CREATE INDEX "positions_user" ON "positions" USING btree ("council_id","user_id");--> statement-breakpoint
CREATE INDEX "document_points_order" ON "document_points" USING btree ("council_id","document_id","last_seq");--> statement-breakpoint
CREATE UNIQUE INDEX "document_snapshots_once" ON "document_snapshots" USING btree ("council_id","document_id");--> statement-breakpoint
CREATE INDEX "done_acts_by_time" ON "done_acts" USING btree ("done_at");--> statement-breakpoint
CREATE INDEX "evidence_question" ON "evidence" USING btree ("council_id","assessment_id","assessment_question_id");--> statement-breakpoint
CREATE INDEX "evidence_assessment" ON "evidence" USING btree ("assessment_id","added_at","id");--> statement-breakpoint
CREATE INDEX "framework_questions_version" ON "framework_questions" USING btree ("framework_version_id","area","number");--> statement-breakpoint
CREATE INDEX "sessions_of_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "limits_by_expire" ON "limits" USING btree ("expire");--> statement-breakpoint
CREATE UNIQUE INDEX "leavings_of_person_once" ON "leavings" USING btree ("user_id") WHERE "leavings"."called_off_at" is null and "leavings"."user_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "leavings_of_council_once" ON "leavings" USING btree ("removed_council_id") WHERE "leavings"."called_off_at" is null and "leavings"."removed_council_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "mails_of_invitation" ON "mails" USING btree ("council_id","invitation_id") WHERE "mails"."kind" = 'invitation';--> statement-breakpoint
CREATE UNIQUE INDEX "mails_of_programme_invitation" ON "mails" USING btree ("programme_invitation_id") WHERE "mails"."kind" = 'programme';--> statement-breakpoint
CREATE INDEX "mails_of_user" ON "mails" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "mails_of_peer" ON "mails" USING btree ("review_id","peer_id");--> statement-breakpoint
CREATE INDEX "mails_of_reminder" ON "mails" USING btree ("council_id","reminder_id");--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_hands_one_up" ON "meeting_hands" USING btree ("council_id","assessment_id","user_id") WHERE "meeting_hands"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_hands_one_speaks" ON "meeting_hands" USING btree ("council_id","assessment_id") WHERE "meeting_hands"."called_at" is not null and "meeting_hands"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_items_once" ON "meeting_items" USING btree ("council_id","assessment_question_id");--> statement-breakpoint
CREATE INDEX "meeting_notes_of" ON "meeting_notes" USING btree ("council_id","assessment_id","noted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "meetings_once" ON "meetings" USING btree ("council_id","assessment_id");--> statement-breakpoint
CREATE INDEX "review_comments_submission" ON "review_comments" USING btree ("council_id","submission_id");--> statement-breakpoint
CREATE UNIQUE INDEX "review_peers_email" ON "review_peers" USING btree ("review_id",lower("email"));--> statement-breakpoint
CREATE INDEX "review_peers_council" ON "review_peers" USING btree ("council_id");--> statement-breakpoint
CREATE INDEX "review_peers_by_email" ON "review_peers" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "reviews_submission" ON "reviews" USING btree ("council_id","submission_id");--> statement-breakpoint
CREATE UNIQUE INDEX "agreements_round" ON "agreements" USING btree ("council_id","round_id");--> statement-breakpoint
CREATE INDEX "reminders_assessment" ON "reminders" USING btree ("council_id","assessment_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "round_seats_once" ON "round_seats" USING btree ("council_id","round_id","user_id");--> statement-breakpoint
CREATE INDEX "round_seats_duty" ON "round_seats" USING btree ("council_id","duty_id");--> statement-breakpoint
CREATE INDEX "round_seats_assessment" ON "round_seats" USING btree ("council_id","assessment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_number" ON "rounds" USING btree ("council_id","assessment_question_id","number");--> statement-breakpoint
CREATE INDEX "rounds_id" ON "rounds" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_one_current" ON "rounds" USING btree ("council_id","assessment_question_id") WHERE "rounds"."state" <> 'superseded';--> statement-breakpoint
CREATE UNIQUE INDEX "score_drafts_once" ON "score_drafts" USING btree ("council_id","round_id","assessor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "scores_once" ON "scores" USING btree ("council_id","round_id","assessor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stances_once" ON "stances" USING btree ("council_id","agreement_id","assessor_id");--> statement-breakpoint
CREATE INDEX "stances_agreement" ON "stances" USING btree ("council_id","agreement_id");--> statement-breakpoint
CREATE UNIQUE INDEX "area_statements_once" ON "area_statements" USING btree ("council_id","assessment_id","area");--> statement-breakpoint
CREATE INDEX "subjects_assessment" ON "subjects" USING btree ("council_id","assessment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "frozen_texts_once" ON "frozen_texts" USING btree ("council_id","submission_id","subject_id");--> statement-breakpoint
CREATE INDEX "frozen_texts_submission" ON "frozen_texts" USING btree ("submission_id");--> statement-breakpoint
CREATE UNIQUE INDEX "signatures_once" ON "signatures" USING btree ("council_id","assessment_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "submissions_version" ON "submissions" USING btree ("council_id","assessment_id","version");--> statement-breakpoint
CREATE INDEX "submissions_seal" ON "submissions" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "submissions_id" ON "submissions" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "document_restores_once" ON "document_restores" USING btree ("council_id","document_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "document_versions_name" ON "document_versions" USING btree ("council_id","document_id",lower("name"));--> statement-breakpoint
-- The wall on the log asks for each text of a statement, once (db/sql/text.sql); the key would ask again for each row.
ALTER TABLE "document_updates" ALTER CONSTRAINT "document_updates_council_id_document_id_documents_council_id_id_fk" NOT ENFORCED;--> statement-breakpoint
-- Read by the session that set it alone (`currval`), so it needs no log: to set it costs no transaction id and no flush.
CREATE UNLOGGED SEQUENCE "acting_mark" AS bigint MINVALUE -9223372036854775808 START WITH 1;
