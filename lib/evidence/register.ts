import { type ItemKind, KIND_WORDS, type LegalClass, READER_WORDS, type Readers } from './evidence'

/** What of the register is looked at. An address may hold anything. */
export type RegisterAsked = {
  show?: string | undefined
  kind?: string | undefined
  readers?: string | undefined
  legal?: string | undefined
  question?: string | undefined
  sort?: string | undefined
  page?: string | undefined
}

export const SHOWN = ['all', 'mine', 'past', 'unused', 'held'] as const
export type Shown = (typeof SHOWN)[number]
export const SORTS = ['state', 'title', 'speaks', 'owner', 'review'] as const
export type Sort = (typeof SORTS)[number]

/** How an item stands: it waits for a decision, somebody has to look at it again, or neither. */
export type Standing = 'past' | 'held' | 'current'

const known = <T extends string>(all: readonly T[], word: string | undefined): T | undefined =>
  all.find((one) => one === word)

/** The same with only what there is. */
export const choiceIn = (asked: RegisterAsked) => ({
  show: known(SHOWN, asked.show) ?? 'all',
  kind: known(Object.keys(KIND_WORDS) as ItemKind[], asked.kind),
  readers: known(Object.keys(READER_WORDS) as Readers[], asked.readers),
  legal: known(['exempt', 'confidential'] satisfies LegalClass[], asked.legal),
  question: /^\d{1,2}\.\d{1,2}$/.test(asked.question ?? '') ? asked.question : undefined,
  sort: known(SORTS, asked.sort) ?? 'state',
  page: Math.min(Math.max(Number.parseInt(asked.page ?? '', 10) || 1, 1), 500),
})
export type Choice = ReturnType<typeof choiceIn>

/** What assessors said of a question's evidence: the word that most gave, where at least three gave it, so that nobody is singled out. */
export function strengthOf(said: Partial<Record<Strength, number>>) {
  const all = STRENGTHS.map((word) => ({ word, count: said[word] ?? 0 }))
  const of = all.reduce((sum, { count }) => sum + count, 0)
  const most = all.reduce((before, one) => (one.count > before.count ? one : before))
  const isAlone = all.filter(({ count }) => count === most.count).length === 1
  return most.count >= 3 && isAlone ? { word: most.word, count: most.count, of } : null
}
const STRENGTHS = ['strong', 'fair', 'weak'] as const
export type Strength = (typeof STRENGTHS)[number]

/** How a question is backed: by nothing, by what has passed its review date alone, by something current, or by what assessors called strong. */
export type Cover = 'strong' | 'current' | 'old' | 'none'
export const coverOf = (current: number, old: number, strength: ReturnType<typeof strengthOf>): Cover =>
  current > 0 ? (strength?.word === 'strong' ? 'strong' : 'current') : old > 0 ? 'old' : 'none'
