import type { PgTable } from 'drizzle-orm/pg-core'
import * as assessment from '@/db/schema/assessment'
import { clockEntries } from '@/db/schema/clock'
import * as comment from '@/db/schema/comment'
import * as council from '@/db/schema/council'
import { councilLooks } from '@/db/schema/council-look'
import * as document from '@/db/schema/document'
import * as evidence from '@/db/schema/evidence'
import * as item from '@/db/schema/evidence-item'
import { evidenceMarks } from '@/db/schema/evidence-mark'
import * as finding from '@/db/schema/finding'
import { gapTexts } from '@/db/schema/gap-text'
import * as meeting from '@/db/schema/meeting'
import * as peerLevel from '@/db/schema/peer-level'
import * as plan from '@/db/schema/plan'
import * as progress from '@/db/schema/progress'
import * as publication from '@/db/schema/publication'
import * as referral from '@/db/schema/referral'
import { replies } from '@/db/schema/reply'
import { evidenceRequests } from '@/db/schema/request'
import * as review from '@/db/schema/review'
import * as score from '@/db/schema/score'
import { submissionSeals } from '@/db/schema/seal'
import * as statement from '@/db/schema/statement'
import { subjects } from '@/db/schema/subject'
import * as submission from '@/db/schema/submission'
import { suggestions } from '@/db/schema/suggestion'
import * as version from '@/db/schema/version'

/** The tables whose rows a council takes with it, as far as whoever takes them sees them. */
export const TAKEN: readonly PgTable[] = [
  ...[council.memberships, council.politicalGroups, council.groupMemberships, council.positions],
  ...[council.administrations, council.invitations, councilLooks],
  ...[assessment.assessments, assessment.assessmentQuestions, assessment.assignments],
  ...[assessment.assessmentDuties, assessment.promisedDuties, assessment.unrepresentedGroups],
  ...[assessment.reasons, assessment.assessmentRemovals, subjects, document.documents, document.documentPoints],
  ...[version.documentVersions, version.documentRestores, statement.areaStatements],
  comment.commentThreads,
  ...[item.evidenceItems, item.evidenceRevisions, item.evidenceAsks, evidence.evidence, evidenceMarks, gapTexts],
  ...[score.rounds, score.roundSeats, score.agreements, score.minorityStatements, score.reminders],
  ...[meeting.meetings, meeting.meetingItems, meeting.meetingHands, meeting.meetingNotes],
  ...[submission.signatures, submission.signingNotes, submission.submissions, submission.frozenTexts],
  ...[review.reviews, review.reviewPeers, review.reviewComments],
  ...[finding.findings, finding.recommendations, finding.factPoints, finding.recommendationAnswers],
  ...[peerLevel.peerLevelConsents, peerLevel.peerLevels, peerLevel.peerDissents],
  ...[progress.progressReviews, progress.progressStatements, progress.progressEvidence, progress.progressViews],
  ...[plan.plans, plan.planActions, plan.planSteps, clockEntries, evidenceRequests, suggestions],
  ...[
    referral.referrals,
    referral.bodyAsks,
    replies,
    publication.publications,
    publication.quietPeriods,
    submissionSeals,
  ],
]

/** Tables of a council or a review that are not taken as rows, and why. */
export const NOT_TAKEN: Record<string, string> = {
  scores: 'those of revealed rounds are taken, with no more of who gave them than the naming rule allows',
  stances: 'are taken, each under its author’s name where they wanted that',
  judged_answers: 'what a level was recorded by is taken; what a score was given of is not',
  score_drafts: 'each is its author’s alone',
  comments: 'are taken as they stand now: what was taken back is shown to nobody',
  comment_mentions: 'are taken of comments that stand',
  comment_changes: 'what a comment said before its author changed it is shown to nobody',
  thread_reads: 'each is its reader’s alone',
  notices: 'each is its addressee’s alone, and gone after three months',
  document_updates: 'the last edits, which are in the texts that are taken',
  document_snapshots: 'are the texts that are taken',
  answer_words: 'follow from the texts',
  evidence_words: 'follow from the files',
  evidence_lexicon: 'follows from the words of others',
  papers: 'are made of what is taken',
  evidence_packs: 'belong to the peers’ room',
  peer_scores: 'each is its author’s and the team’s alone',
  conversations: 'belong to the peers’ room',
}

/** Columns that are kept back: what opens something, and what stands in a file of its own. */
export const KEPT_BACK: Record<string, readonly string[]> = {
  invitations: ['token_hash'],
  peer_dissents: ['id', 'author_id', 'author_name'],
  submissions: ['content', 'canonical'],
}
