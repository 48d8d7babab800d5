import type { ItemKind, Readers } from '../evidence/evidence'
import { type NamedSubject, subjectPage } from '../subject/subject'

/** What a search finds, in the order in which it is offered. */
export const HIT_KINDS = [
  'answer',
  'statement',
  'comment',
  'decision',
  'report',
  'route',
  'action',
  'evidence',
  'person',
] as const
export type HitKind = (typeof HIT_KINDS)[number]

export const hitKindNamed = (word: string | undefined): HitKind | undefined => HIT_KINDS.find((kind) => kind === word)

/**
 * What each place that is found belongs to: a decision of a meeting is a level that it agreed, or a note of it; `shared` is a comment of
 * the peers that they showed the council, or what the council said to it; `ask` is what a formal body recommends.
 */
const KIND_OF = {
  answer: 'answer',
  statement: 'statement',
  comment: 'comment',
  shared: 'comment',
  level: 'decision',
  note: 'decision',
  finding: 'report',
  recommendation: 'report',
  minute: 'route',
  ask: 'route',
  action: 'action',
  evidence: 'evidence',
  person: 'person',
} as const satisfies Record<string, HitKind>
type FoundKind = keyof typeof KIND_OF

/** A place that was found, as the rows say it. */
export type FoundRow = {
  id: string
  kind: FoundKind
  isNear: boolean
  query: string
  assessmentId: NamedSubject['assessment']['id'] | null
  assessment: string | null
  subject: Pick<NamedSubject, 'id' | 'kind' | 'code' | 'shortName'> | null
  thread: string | null
  item: { id: string; title: string; kind: ItemKind; readers: Readers; speaksFor: string; place: string } | null
  /** Who wrote a comment, or who was found; what a report, a formal body or an action is called. */
  name: string | null
  /** Of a person, or of the owner of an action. */
  post: string | null
  at: string | null
}

/** The same as it is shown: where it is, and the words that were found in their sentence. What else was looked for is not told. */
export type Hit = Omit<FoundRow, 'query'> & { hitKind: HitKind; href: string; snippet: string }

export const hitKindOf = ({ kind }: Pick<FoundRow, 'kind'>): HitKind => KIND_OF[kind]

/** Where what was found is read. */
export function placeOfHit(slug: string, { kind, id, assessmentId, subject, thread, item }: FoundRow): string {
  const council = `/c/${slug}`
  if (kind === 'person') return `${council}/people/${id}`
  if (kind === 'evidence') return `${council}/evidence/${item?.id}`
  if (kind === 'action') return `${council}/plan/${id}`
  const assessment = `${council}/assessments/${assessmentId}`
  if (kind === 'comment') return `${assessment}/comments?thread=${thread}`
  if (kind === 'shared') return `${assessment}/report?area=${subject?.code.split('.')[0] ?? ''}#c-${id}`
  if (kind === 'note') return `${assessment}/record`
  if (kind === 'level') return `${assessment}/q/${subject?.code}/agree`
  if (kind === 'finding') return `${assessment}/findings#f-${id}`
  if (kind === 'recommendation') return `${assessment}/findings#n-${id}`
  if (kind === 'minute') return `${assessment}/route#r-${id}`
  if (kind === 'ask') return `${assessment}/route#k-${id}`
  if (!subject || !assessmentId) return assessment
  return subjectPage(slug, { ...subject, assessment: { id: assessmentId, title: '' } })
}
