/** What a finding is. A strength is said as one, so that a report is no list of faults. */
export type FindingKind = 'strength' | 'observation' | 'concern'
export const KINDS = ['strength', 'observation', 'concern'] as const satisfies readonly FindingKind[]
export const PRIORITY_LIST = ['high', 'medium', 'low'] as const
export type Priority = (typeof PRIORITY_LIST)[number]
export const TIMESCALE_LIST = ['three-months', 'six-months', 'year', 'longer'] as const
export type Timescale = (typeof TIMESCALE_LIST)[number]

/** More recommendations than so many are said to be too many: what is asked at once is done in part. */
export const FEW = 10

/** What rests on one document or one conversation, or on none, is said to. */
export const restsOnLittle = ({ documents, conversations }: { documents: number; conversations: number }): boolean =>
  documents + conversations < 2

/** How many of the conversations that a team noted, each by its questions, were on one of these questions. */
export const heardOn = (heard: readonly (readonly string[])[], codes: readonly string[]): number =>
  heard.filter((on) => on.some((code) => codes.includes(code))).length

/** How far a report is: with its team, with the council that checks its facts, or as it is read. */
export type Stage = 'drafting' | 'with-council' | 'published'
export const stageOf = ({ sentAt, publishedAt }: { sentAt: Date | null; publishedAt: Date | null }): Stage =>
  publishedAt ? 'published' : sentAt ? 'with-council' : 'drafting'
