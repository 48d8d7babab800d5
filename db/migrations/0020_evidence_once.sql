DROP INDEX "evidence_once";--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_once" UNIQUE NULLS NOT DISTINCT("council_id","assessment_question_id","item_id","removed_at");