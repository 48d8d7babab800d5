import { z } from 'zod'
import { dayOf } from './dates'

/** A day of something still to come, by the calendar in Britain; `asked` is said where there is no day at all. */
export const dayAhead = (asked: string) =>
  z.iso
    .date(asked)
    .refine((date) => date >= dayOf(new Date()), 'Enter today or a later day')
    .refine((date) => date < '2100', 'Enter a day before the year 2100')

/** Any day of this century; `asked` is said where there is no day at all. */
export const anyDay = (asked: string) =>
  z.iso.date(asked).refine((day) => day >= '2000' && day < '2100', 'Enter a day between 2000 and 2099')
