import type { ItemKind, Readers } from '../evidence/evidence'
import { type NamedSubject, subjectPage } from '../subject/subject'

/** What a search finds, in the order in which it is offered. */
export const HIT_KINDS = ['answer', 'comment', 'decision', 'evidence', 'person'] as const
export type HitKind = (typeof HIT_KINDS)[number]

export const hitKindNamed = (word: string | undefined): HitKind | undefined => HIT_KINDS.find((kind) => kind === word)

/** A place that was found, as the rows say it. A decision of a meeting is a level that it agreed, or a note of it. */
export type FoundRow = {
  id: string
  kind: 'answer' | 'comment' | 'level' | 'note' | 'evidence' | 'person'
  isNear: boolean
  query: string
  assessmentId: NamedSubject['assessment']['id'] | null
  assessment: string | null
  subject: Pick<NamedSubject, 'id' | 'kind' | 'code' | 'shortName'> | null
  thread: string | null
  item: { id: string; title: string; kind: ItemKind; readers: Readers; speaksFor: string; place: string } | null
  /** Who wrote a comment, or who was found. */
  name: string | null
  post: string | null
  at: string | null
}

/** The same as it is shown: where it is, and the words that were found in their sentence. */
export type Hit = FoundRow & { hitKind: HitKind; href: string; snippet: string }

export const hitKindOf = ({ kind }: FoundRow): HitKind => (kind === 'level' || kind === 'note' ? 'decision' : kind)

/** Where what was found is read. */
export function placeOfHit(slug: string, { kind, id, assessmentId, subject, thread, item }: FoundRow): string {
  const council = `/c/${slug}`
  if (kind === 'person') return `${council}/people/${id}`
  if (kind === 'evidence') return `${council}/evidence/${item?.id}`
  const assessment = `${council}/assessments/${assessmentId}`
  if (kind === 'comment') return `${assessment}/comments?thread=${thread}`
  if (kind === 'note') return `${assessment}/record`
  if (kind === 'level') return `${assessment}/q/${subject?.code}/agree`
  if (!subject || !assessmentId) return assessment
  return subjectPage(slug, { ...subject, assessment: { id: assessmentId, title: '' } })
}
