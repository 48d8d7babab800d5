import type { AssessmentId, SubjectId } from '@/db/ids'

/**
 * What a text, a thread, a piece of evidence or an announcement hangs on, by its kind: the one list. A subject has the id of the
 * row that it is, an answer that of its question, and begins with it (db/sql/subject.sql). What each kind has:
 *   text      a shared text, by the same id
 *   comments  people comment on it
 *   assigned  open to whoever is assigned to its question too, not only to those who read the whole assessment
 *   sealed    its words are part of the submission, and open again where signing is withdrawn
 *   later     written after the submission, until it is frozen by itself
 */
export const SUBJECT_KINDS = {
  answer: ['text', 'comments', 'assigned', 'sealed'],
  reason: ['text'],
  statement: ['text', 'comments', 'sealed'],
  evidence: ['comments', 'assigned'],
  'council-reply': ['text', 'later'],
} as const satisfies Record<string, readonly SubjectHas[]>

type SubjectHas = 'text' | 'comments' | 'assigned' | 'sealed' | 'later'
export type SubjectKind = keyof typeof SUBJECT_KINDS

export const subjectHas = (kind: SubjectKind, what: SubjectHas): boolean =>
  (SUBJECT_KINDS[kind] as readonly SubjectHas[]).includes(what)

/** A subject by what people call it: a question by its code and short name, an area by its number and title, evidence by its title and the code of its question; a reply by the title of its review. */
export type NamedSubject = {
  id: SubjectId
  kind: SubjectKind
  assessment: { id: AssessmentId; title: string }
  code: string
  shortName: string
}

export const nameOf = ({ id, kind, assessment, code, shortName }: NamedSubject): NamedSubject => ({
  ...{ id, kind, assessment, code, shortName },
})

/** Where each kind is read and written, below the address of its assessment. */
const PAGES = {
  answer: ({ code }) => `q/${code}`,
  reason: ({ code }) => `q/${code}/agree`,
  statement: ({ code }) => `areas/${code}`,
  evidence: ({ code, id }) => `q/${code}?panel=evidence&item=${id}`,
  'council-reply': ({ id }) => `reply/${id}`,
} satisfies Record<SubjectKind, (subject: NamedSubject) => string>

export const subjectPage = (slug: string, subject: NamedSubject): string =>
  `/c/${slug}/assessments/${subject.assessment.id}/${PAGES[subject.kind](subject)}`
