import { dayOf } from '../words/dates'

/** What a trail can be narrowed to, each with the beginnings of the acts that belong to it. */
export const TRAIL_KINDS = {
  people: ['person', 'invitation', 'group', 'administration', 'council', 'position', 'duty', 'successor'],
  assessment: ['assessment', 'question', 'questions'],
  answers: ['version', 'evidence', 'comment', 'gap'],
  scoring: ['round', 'rounds', 'score', 'stance', 'minority', 'reminder'],
  meeting: ['meeting', 'agenda', 'consent'],
  review: ['review', 'progress'],
  plan: ['plan', 'action', 'recommendation'],
  route: ['referral', 'reply', 'publication'],
} as const
export type TrailKind = keyof typeof TRAIL_KINDS
export const TRAIL_KIND_LIST = Object.keys(TRAIL_KINDS) as TrailKind[]
export const isTrailKind = (kind: string | undefined): kind is TrailKind => kind !== undefined && kind in TRAIL_KINDS

/** Whose acts, or acts about whom; of which kind; and from where on, as the page before ended. */
export type TrailAsked = { person?: string; kind?: string; before?: string }

/** A place in a trail. Not by its number in the chain: from two numbers one could count what lies hidden between them. */
export type TrailPlace = { at: Date; hash: string }

export const placeWords = ({ at, hash }: TrailPlace) => `${at.getTime()}-${hash}`

/** The place that an address names; an address may hold anything. */
export function placeIn(words: string | undefined): TrailPlace | undefined {
  const [, at, hash] = /^(\d{1,15})-([0-9a-f]{1,64})$/.exec(words ?? '') ?? []
  return at && hash ? { at: new Date(Number(at)), hash } : undefined
}

/** Entries gathered by the day on which they were made in this country, in the order in which they come. */
export function byDay<E extends { at: Date }>(entries: readonly E[]): { day: string; entries: E[] }[] {
  const days: { day: string; entries: E[] }[] = []
  for (const entry of entries) {
    const day = dayOf(entry.at)
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}
