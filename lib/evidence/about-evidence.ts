import { z } from 'zod'
import { dayOf } from '../words/dates'
import { blank, day } from './days'
import { twoFields } from './two-fields'

const pastDay = (missing: string, notYet: string) => day(missing).refine((text) => text <= dayOf(new Date()), notYet)

/** When somebody looks whether it is still right, if ever. */
export const reviewDay = z.preprocess(blank, day('Enter a date for “Review by”, or leave it empty').optional())

/** The words that every item has. */
export const itemWords = z.object({
  title: z.string('Enter a title').trim().min(1, 'Enter a title').max(200, 'Use at most 200 characters for the title'),
  speaksFor: pastDay('Enter the date of the information', 'The date of the information must be today or in the past'),
  reviewBy: reviewDay,
})

/** Where it is attached as it is added: to a question, or to none yet. */
const place = z.object({
  assessmentId: z.preprocess(blank, z.string().optional()),
  code: z.preprocess(blank, z.string().optional()),
})

/** What is asked about every piece of evidence, whatever it is. A class that is given here is proposed: the item is held until it is decided. */
export const aboutEvidence = itemWords.extend(place.shape).extend(twoFields.shape)
export type AboutEvidence = z.infer<typeof aboutEvidence>

/** A page that anybody's browser may be sent to: no scripts, no local files, no name and password inside. */
function webAddress(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isWeb = url && (url.protocol === 'https:' || url.protocol === 'http:')
  return isWeb && !url.username && !url.password ? url.href : undefined
}
const ADDRESS = 'Enter a web address that starts with https:// or http://'

export const webPage = z
  .string(ADDRESS)
  .trim()
  .max(2000, 'Use a web address of at most 2,000 characters')
  .refine((text) => webAddress(text) !== undefined, ADDRESS)
  .transform((text) => webAddress(text) ?? text)

/** A minute of a formal body, as it is typed. */
export const minuteFields = z.object({
  body: z.string('Enter the body').trim().min(1, 'Enter the body').max(120, 'Use at most 120 characters for the body'),
  on: day('Enter the date of the meeting'),
  item: z.string('Enter the item or minute number').trim().min(1, 'Enter the item or minute number').max(60),
  says: z.preprocess(blank, z.string().trim().max(2000, 'Use at most 2,000 characters').default('')),
})
const number = (missing: string) =>
  z.preprocess(
    (sent) => (typeof sent === 'string' ? blank(sent.replaceAll(/[,£%\s]/g, '')) : sent),
    z.coerce.number(missing).refine(Number.isFinite, missing),
  )
const words = (missing: string, most: number) => z.string(missing).trim().min(1, missing).max(most)

/** A figure with one value, as it is typed, in the order of its form. */
export const figureFields = z.object({
  metric: words('Enter what is measured', 200),
  value: number('Enter the value as a number'),
  unit: z.preprocess(blank, z.string().trim().max(40).default('')),
  area: words('Enter the area', 80),
  period: words('Enter the period', 40),
  comparatorOf: z.preprocess(blank, z.string().trim().max(120).optional()),
  comparatorValue: z.preprocess(blank, number('Enter the value of what it is compared with as a number').optional()),
  source: words('Enter the source', 300),
  state: z.enum(['provisional', 'outturn', 'audited', 'disclaimed'], 'Choose how final it is'),
  speaksFor: pastDay('Enter the day that it is as at', 'The day that it is as at must be today or in the past'),
})
