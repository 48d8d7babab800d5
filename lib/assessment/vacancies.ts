import type { NamedDuty } from '../access/access'
import type { AssessmentState } from './assessment'
import type { DutyRow } from './store-duties'

/** A duty that nobody has any more: whose it was, and why it ended, where that is known. */
export type Vacancy = {
  dutyId: string
  duty: NamedDuty
  name: string
  post: string
  why: string | null
  isLast: boolean
}

/** The duties that wait for a successor, the chair's first. While people sign only a signatory's does; later none. */
export function vacanciesOf(duties: readonly DutyRow[], state: AssessmentState): Vacancy[] {
  if (state === 'submitted' || state === 'reviewed' || state === 'closed') return []
  const followed = new Set(duties.map(({ succeeds }) => succeeds))
  const order: NamedDuty[] = ['chair', 'signatory', 'assessor']
  return duties
    .filter(({ id, isHeld, hasSigned }) => !isHeld && !hasSigned && !followed.has(id))
    .filter(({ duty }) => state !== 'signing' || duty === 'signatory')
    .map(({ id, duty, name, post, endReason }) => ({
      ...{ dutyId: id, duty, name, post, why: endReason },
      isLast: !duties.some((one) => one.duty === duty && one.isHeld),
    }))
    .sort((a, b) => order.indexOf(a.duty) - order.indexOf(b.duty))
}
