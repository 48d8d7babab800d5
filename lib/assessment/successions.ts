import type { NamedDuty } from '../access/access'
import type { DutyRow } from './store-duties'

/** A duty that ended, when and why, and who follows in it since when and why; nobody yet, where it waits. */
export type Succession = {
  duty: NamedDuty
  name: string
  post: string
  until: Date
  because: string
  next: { name: string; post: string; from: Date; named: string } | null
}

/** Every duty that changed hands, oldest first. */
export const successionsOf = (duties: readonly DutyRow[]): Succession[] =>
  duties
    .flatMap(({ id, duty, name, post, endedAt, endReason }) => {
      const next = duties.find(({ succeeds }) => succeeds === id)
      return endedAt && endReason
        ? [
            {
              ...{ duty, name, post, until: endedAt, because: endReason },
              next: next
                ? { name: next.name, post: next.post, from: next.startedAt, named: next.startReason ?? '' }
                : null,
            },
          ]
        : []
    })
    .sort((a, b) => a.until.getTime() - b.until.getTime())
