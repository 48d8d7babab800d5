import type { ASK_DECISIONS, BODY_KINDS } from '@/db/schema/referral'
import { monthsAfter } from '../clock/clock'

/** The formal bodies to which a submission or a reply goes. */
export type BodyKind = (typeof BODY_KINDS)[number]
export type AskDecision = (typeof ASK_DECISIONS)[number]
const BODIES: readonly BodyKind[] = ['scrutiny', 'audit', 'cabinet', 'full-council', 'governance-audit']

/** A council of Wales has a governance and audit committee by law, and one of England an audit committee. */
export const bodiesOf = (nation: string): BodyKind[] =>
  BODIES.filter((body) => (nation === 'Wales' ? body !== 'audit' : body !== 'governance-audit'))

/** So many recommendations of one meeting at most, each a line. */
export const MOST_ASKS = 20
const MONTHS_OF_SCRUTINY = 2

/**
 * The day by which what a body recommends is to be answered, where nobody says another: two months after scrutiny, as the Local Government
 * Act 2000, section 9FE, has it. Of other bodies there is none.
 */
export const answerDayOf = (body: BodyKind, meetsOn: string): string | null =>
  body === 'scrutiny' ? monthsAfter(meetsOn, MONTHS_OF_SCRUTINY) : null
