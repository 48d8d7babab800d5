import { note } from '../log'

const toldAt = new Map<string, number>()

/** Whether a minute has gone since this was told last: what comes often fills no log. */
export function isTime(what: string): boolean {
  const now = performance.now()
  if (now - (toldAt.get(what) ?? Number.NEGATIVE_INFINITY) < 60_000) return false
  toldAt.set(what, now)
  return true
}

/** A line a minute for each kind of limit that was met. */
export function noteMet(kind: string): void {
  if (isTime(kind)) note({ event: 'limit', kind })
}
