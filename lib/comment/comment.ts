import type { AssessmentId, AssessmentQuestionId } from '@/db/ids'

/** A window on the answer's words. Positions are Yjs relative positions in base64: they follow the words through edits. */
export type Anchor = { start: string; end: string; quote: string }

export const MAX_COMMENT = 5000

/** The question of an assessment that is commented on; `isMine` where it is assigned to whoever asks. */
export type CommentOn = {
  assessmentId: AssessmentId
  question: { id: AssessmentQuestionId; code: string; isMine: boolean }
}
