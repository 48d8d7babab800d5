import { z } from 'zod'
import { isId, type UserId } from '@/db/ids'
import { dayOf } from '../words/dates'
import { blank, day } from './days'
import type { LegalClass, Readers } from './evidence'

/** From the fewest to the most, and from the closest to the most open: later is wider. */
const READER_ORDER: readonly Readers[] = ['named', 'council', 'peers', 'public']
const CLASS_ORDER: readonly LegalClass[] = ['confidential', 'exempt', 'none']

const CHOOSE_PARAGRAPH = 'Choose the paragraph of Schedule 12A'
const LOOK_AGAIN = 'Enter when to look at the class again'
export const twoFields = z.object({
  readers: z.enum(['public', 'peers', 'council', 'named'], 'Choose who reads it'),
  named: z.preprocess(
    (sent) => (sent === undefined || sent === '' ? [] : [sent].flat()),
    z.array(z.string().refine(isId<UserId>)).max(50),
  ),
  legalClass: z.preprocess((sent) => blank(sent) ?? 'none', z.enum(['none', 'exempt', 'confidential'])),
  exemptParagraph: z.preprocess(blank, z.coerce.number(CHOOSE_PARAGRAPH).int().min(1).max(18).optional()),
  classReason: z.preprocess(blank, z.string().trim().max(500, 'Use at most 500 characters for the reason').optional()),
  classReviewOn: z.preprocess(blank, day(LOOK_AGAIN).optional()),
})
export type TwoFields = z.output<typeof twoFields>

/** A class says why; an exempt item its paragraph and when that is looked at again as well; named people have names. */
export function needsReasons(about: TwoFields, context: z.RefinementCtx) {
  const missing = (field: keyof TwoFields, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  if (about.readers === 'named' && about.named.length === 0) missing('named', 'Name at least one person')
  if (about.legalClass === 'exempt') {
    if (!about.exemptParagraph) missing('exemptParagraph', CHOOSE_PARAGRAPH)
    if (!about.classReason) missing('classReason', 'Say why the public interest is in keeping it back')
    if (!about.classReviewOn) missing('classReviewOn', LOOK_AGAIN)
    else if (about.classReviewOn < dayOf(new Date()))
      missing('classReviewOn', 'When to look at the class again must be today or later')
  }
  if (about.legalClass === 'confidential' && !about.classReason)
    missing('classReason', 'Say who gave it on what terms, or what law or court order keeps it')
}

/** The same as an item keeps it: nothing beside a class that does not take it. */
export const settled = (wanted: TwoFields) => ({
  readers: wanted.readers,
  named: wanted.readers === 'named' ? [...new Set(wanted.named)].sort() : ([] satisfies UserId[]),
  legalClass: wanted.legalClass,
  exemptParagraph: wanted.legalClass === 'exempt' ? (wanted.exemptParagraph ?? null) : null,
  classReason: wanted.legalClass === 'none' ? null : (wanted.classReason ?? null),
  classReviewOn: wanted.legalClass === 'none' ? null : (wanted.classReviewOn ?? null),
})
export type Settled = ReturnType<typeof settled>

type Fields = { readers: Readers; named: readonly string[]; legalClass: LegalClass }

/** Whether somebody more would read it, or it would stand more openly in law. */
export const isWidened = (from: Fields & { heldAt: Date | null }, to: Fields): boolean =>
  from.heldAt !== null ||
  READER_ORDER.indexOf(to.readers) > READER_ORDER.indexOf(from.readers) ||
  (from.readers === 'named' && to.readers === 'named' && to.named.some((one) => !from.named.includes(one))) ||
  CLASS_ORDER.indexOf(to.legalClass) > CLASS_ORDER.indexOf(from.legalClass)

/** Whether it would stand otherwise in law. */
export const isOtherClass = (
  from: Pick<Settled, 'legalClass' | 'exemptParagraph' | 'classReason' | 'classReviewOn'>,
  to: Settled,
): boolean =>
  (['legalClass', 'exemptParagraph', 'classReason', 'classReviewOn'] as const).some(
    (field) => from[field] !== to[field],
  )
