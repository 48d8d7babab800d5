import type { AssessmentId, NoticeId, SubjectId } from '@/db/ids'
import type { Duty } from '../access/access'
import { questionName } from '../framework/named-question'
import { type SubjectKind, subjectPage } from '../subject/subject'
import { clockWords, dayWords } from '../words/dates'
import { say } from '../words/say'
import { ACT_KINDS, type ActKind, asksFor, NEWS, type NoticeKind, OF_ACTIONS, OF_ONE, OF_PLANS } from './notice'
import { pathToDo } from './path-to-do'

/** What waits for somebody, as the database finds it: on a question, on a person, or on the whole of something. */
export type Wait = {
  kind: ActKind
  /** Of a council; a review has its id. */
  slug: string | null
  review_id: string | null
  place: string | null
  assessment_id: string | null
  title: string
  code: string | null
  short_name: string | null
  due: string | null
  about: string | null
  who: string | null
}

/** What happened, as the database finds it for whoever may still see it. */
export type Happened = {
  id: NoticeId
  kind: NoticeKind
  slug: string
  place: string
  assessment_id: AssessmentId | null
  title: string | null
  subject_id: SubjectId | null
  subject_kind: SubjectKind | null
  code: string | null
  short_name: string | null
  about: string
  who: string | null
  duty: Duty | null
  starts_at: string | null
  minutes: number | null
  venue: string | null
  version: number | null
  happened_at: string
  seen_at: string | null
}

/** One line of an inbox or a mail: all of one kind in one place. `verb` is empty where it is news. */
export type Line = {
  key: string
  kind: ActKind | NoticeKind
  verb: string
  words: string
  /** What it is part of, where the words do not say so. */
  about: string
  place: string
  /** The council’s name in addresses, or the review’s id: two places may be called alike. */
  placeId: string
  href: string
  due: string | null
  /** How many things wait in it, or happened. */
  count: number
  /** Whether it repeats words that somebody wrote, and not just what a thing is called. */
  isOfWords: boolean
  at: string | null
  ids: NoticeId[]
}

/** Their sentence repeats a title or words of somebody, or says a person’s name. */
const ACTS_ON_WORDS: readonly ActKind[] = [
  ...(['answer-request', 'decide-evidence', 'answer-recommendation', 'answer-body', 'minute-body'] as const),
  ...(['move-action', 'vacancy', 'clear-conflict', 'confirm-leaving'] as const),
]

const grouped = <T>(all: readonly T[], keyOf: (one: T) => string): [string, [T, ...T[]]][] => {
  const groups = new Map<string, [T, ...T[]]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return [...groups]
}

const more = (group: readonly unknown[]) =>
  group.length > 1 ? say('notice.more', { count: String(group.length - 1) }) : ''

/** Of what waits the lines, the first due first; what has no day comes last, in the order of the work. However they were read, they stand in one order. */
export function linesOfActs(waits: readonly Wait[]): Line[] {
  const lines = grouped(waits, ({ kind, slug, review_id, assessment_id, due }) =>
    [kind, slug ?? review_id, assessment_id, due].join(' '),
  ).map(([key, group]): Line => {
    const [first] = group
    const name = first.code ? questionName({ code: first.code, shortName: first.short_name ?? '' }) : first.who
    return {
      ...{ key, kind: first.kind, place: first.place ?? first.title, placeId: first.slug ?? first.review_id ?? '' },
      ...{ href: whereToAct(first), due: first.due, count: group.length },
      isOfWords: ACTS_ON_WORDS.includes(first.kind),
      verb: say(`notice.acts.${first.kind}.verb`),
      words: say(`notice.acts.${first.kind}.rest`, { name: name ?? first.title, more: more(group) }),
      about: name && first.place ? first.title : '',
      ...{ at: null, ids: [] },
    }
  })
  const order = ({ due, kind, about, key }: Line) =>
    [due ?? '9999', String(ACT_KINDS.indexOf(kind as ActKind)).padStart(2, '0'), about, key].join(' ')
  return lines.sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

function whereToAct({ kind, slug, review_id, assessment_id, code, about }: Wait): string {
  if (kind === 'decide-facts' || kind === 'publish-report' || kind === 'clock-report')
    return `/reviews/${review_id}/findings`
  if (kind === 'confirm-leaving') return slug ? `/c/${slug}/people/${about}/leaving` : `/programme/leaving/${about}`
  if (kind === 'view-progress' || kind === 'publish-progress') return `/reviews/${review_id}/progress`
  if (review_id) return `/reviews/${review_id}`
  const base = `/c/${slug}/assessments/${assessment_id}`
  if (kind === 'answer-peer') return `${base}/report?area=${code?.split('.')[0] ?? ''}#c-${about}`
  if (kind === 'answer-comment' || kind === 'decide-suggestion') return `${base}/comments?thread=${about}`
  if (code) return base + pathToDo(code, kind)
  const pages = {
    'set-up': `${base}/setup`,
    'open-scoring': base,
    'open-meeting': base,
    'start-signing': `${base}/submit`,
    sign: `${base}/submit`,
    submit: `${base}/submit`,
    vacancy: `${base}/setup/successor/${about}`,
    'decide-evidence': `/c/${slug}/evidence/${about}`,
    'clear-conflict': `${base}/reviews`,
    'approve-plan': `/c/${slug}/plan`,
    'move-action': `/c/${slug}/plan/${about}#say`,
    'answer-request': `${base}/requests`,
    'clock-plan': `/c/${slug}/plan`,
    'clock-progress': `${base}/clock`,
    'clock-progress-report': `${base}/clock`,
    'check-facts': `${base}/findings`,
    'answer-recommendation': `${base}/findings`,
    'agree-reply': `${base}/reply/${about}`,
    'hand-over-progress': `${base}/progress/${about}`,
    'minute-body': `${base}/route#r-${about}`,
    'answer-body': `${base}/route`,
    'confirm-publication': `${base}/publish`,
  } satisfies Partial<Record<ActKind, string>>
  return (pages as Partial<Record<ActKind, string>>)[kind] ?? base
}

/** Of what happened the lines, the latest first. */
export const linesOfNews = (all: readonly Happened[]): Line[] =>
  grouped(all, ({ kind, slug, assessment_id, duty, who }) =>
    [kind, slug, assessment_id, duty, OF_ONE.includes(kind) ? who : ''].join(' '),
  ).map(([key, group]): Line => {
    const [first] = group
    const { kind, title, place, who, duty, starts_at } = first
    const name = first.code === null ? (title ?? place) : nameOfSubject(first)
    return {
      ...{ key, kind, verb: '', place, placeId: first.slug, href: whereItIs(first), due: null },
      ...{ at: first.happened_at, count: group.length },
      isOfWords: OF_ACTIONS.includes(kind) || first.subject_kind === 'evidence',
      words: say(`notice.news.${kind}`, {
        ...{ name, who: who ?? '', more: more(group) },
        duty: duty ? say(`notice.duties.${duty}`) : '',
        when: starts_at ? `${dayWords(starts_at)}, ${clockWords(starts_at)}` : '',
      }),
      about: name === title || !title ? '' : title,
      ids: group.map(({ id }) => id),
    }
  })

const nameOfSubject = ({ code, short_name, subject_kind }: Happened) =>
  subject_kind === 'evidence' ? `“${short_name}”` : questionName({ code: code ?? '', shortName: short_name ?? '' })

/** What is about a thread leads to it. */
const OF_THREADS: readonly NoticeKind[] = [
  ...(['replied', 'resolved', 'mentioned', 'comment-assigned'] as const),
  ...(['words-suggested', 'suggestion-accepted', 'suggestion-declined'] as const),
]

const OF_PUBLICATION: readonly NoticeKind[] = [
  ...(['publication-asked', 'publication-declined', 'published', 'publication-withdrawn'] as const),
]

function whereItIs({ kind, slug, assessment_id, title, subject_id, subject_kind, code, short_name, about }: Happened) {
  if (OF_PLANS.includes(kind)) return `/c/${slug}/plan`
  if (OF_ACTIONS.includes(kind)) return `/c/${slug}/plan/${about}`
  if (kind === 'evidence-to-decide') return `/c/${slug}/evidence/${about}`
  if (!assessment_id) return `/c/${slug}/people`
  const base = `/c/${slug}/assessments/${assessment_id}`
  if (kind === 'conflict-declared') return `${base}/reviews`
  if (kind === 'peer-comment-shared') return `${base}/report`
  if (kind === 'evidence-asked') return `${base}/requests`
  if (kind === 'report-sent' || kind === 'fact-decided' || kind === 'review-published' || kind === 'progress-published')
    return `${base}/findings`
  if (kind === 'body-minuted') return `${base}/route#r-${about}`
  if (OF_PUBLICATION.includes(kind)) return `${base}/publish`
  if (kind === 'meeting-moved') return `${base}/meeting/agenda`
  if (kind === 'signed' || kind === 'declined' || kind === 'signature-wanted' || kind === 'note-invited')
    return `${base}/submit`
  if (OF_THREADS.includes(kind)) return `${base}/comments?thread=${about}`
  if (!subject_id || !subject_kind || code === null) return base
  const assessment = { id: assessment_id, title: title ?? '' }
  const page = subjectPage(slug, { id: subject_id, kind: subject_kind, assessment, code, shortName: short_name ?? '' })
  return subject_kind !== 'answer' || kind === 'assigned' ? page : `${page}?panel=score`
}

export const isNews = ({ kind }: Happened): boolean => NEWS.includes(kind)

/** Whether a notice asked for what waits here: in its council and assessment, on its question where it is of one. */
export const isOf = ({ kind, slug, assessment_id, code }: Happened, wait: Wait): boolean =>
  asksFor(kind, wait.kind) &&
  wait.slug === slug &&
  wait.assessment_id === assessment_id &&
  (code === null || wait.code === code)
