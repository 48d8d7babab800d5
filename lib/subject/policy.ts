import type { Actor } from '@/db/gate'
import { may } from '../access/access'
import type { AssessmentState } from '../access/capability'
import { type SubjectKind, subjectHas } from './subject'

/** A subject with what decides who may do what with it; `isMine` where its question is assigned to whoever asks. */
export type Judged = { kind: SubjectKind; state: AssessmentState; isMine: boolean }

const isAssigned = (subject: Judged) => subject.isMine && subjectHas(subject.kind, 'assigned')

/** Whoever reads the whole assessment reads it, and of some kinds whoever is assigned to their question. */
export const readsSubject = (actor: Actor, subject: Judged): boolean => may(actor, 'read-whole') || isAssigned(subject)

/** Who writes its text, as far as their roles go. */
export const writesSubject = (actor: Actor, subject: Judged): boolean =>
  subjectHas(subject.kind, 'text') && (may(actor, 'write') || (may(actor, 'write-assigned') && isAssigned(subject)))

/** Who comments on it, as far as their roles go: some everywhere, some where assigned, some if the lead allows it. */
export const commentsOnSubject = (actor: Actor, subject: Judged & { observersComment: boolean }): boolean =>
  subjectHas(subject.kind, 'comments') &&
  (may(actor, 'comment') ||
    (may(actor, 'comment-assigned') && isAssigned(subject)) ||
    (may(actor, 'comment-if-allowed') && subject.observersComment))
