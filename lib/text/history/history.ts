/** What one person wrote within one minute, in the order of the log. Two people's stretches of a minute may lie in one another. */
export type Stretch = { authorId: string; firstSeq: number; lastSeq: number; at: Date }

/** Where history can be looked at exactly: after the edit `seq`, with no stretch half done. `people` wrote what led to it. */
export type Moment = { seq: number; from: Date; at: Date; people: string[] }

/** A person's or several people's unbroken work: its moments, the oldest first. What it led to is its last moment. */
export type Sitting = Moment & { before: number; moments: Moment[] }

export const MAX_NAME = 80
export const MAX_VERSIONS = 200

/** Minutes without an edit after which a sitting is over; and how close others must follow to be working together. */
const PAUSE = 10 * 60_000
const TOGETHER = 2 * 60_000
const LONGEST = 60 * 60_000

/** The moments of a history, the oldest first. A stretch within which another begins or ends leads to no moment by itself. */
export function momentsOf(stretches: readonly Stretch[]): Moment[] {
  const moments: Moment[] = []
  for (const stretch of [...stretches].sort((a, b) => a.firstSeq - b.firstSeq)) {
    const last = moments.at(-1)
    if (!last || stretch.firstSeq > last.seq) {
      moments.push({ seq: stretch.lastSeq, from: stretch.at, at: stretch.at, people: [stretch.authorId] })
      continue
    }
    last.seq = Math.max(last.seq, stretch.lastSeq)
    if (stretch.at > last.at) last.at = stretch.at
    if (stretch.at < last.from) last.from = stretch.at
    if (!last.people.includes(stretch.authorId)) last.people.push(stretch.authorId)
  }
  return moments
}

/** Sittings, the newest first. One ends at a pause, after an hour, where somebody else goes on alone, and at each of `ends`. */
export function sittingsOf(moments: readonly Moment[], ends: ReadonlySet<number>): Sitting[] {
  const sittings: Sitting[] = []
  for (const moment of moments) {
    const last = sittings.at(-1)
    if (last && !ends.has(last.seq) && goesOn(last, moment)) {
      last.moments.push(moment)
      last.seq = moment.seq
      last.at = moment.at
      last.people = [...new Set([...last.people, ...moment.people])]
    } else sittings.push({ ...moment, before: last?.seq ?? 0, moments: [moment] })
  }
  return sittings.reverse()
}

function goesOn(sitting: Sitting, next: Moment): boolean {
  const pause = next.from.getTime() - sitting.at.getTime()
  const isSame = next.people.every((person) => sitting.people.includes(person))
  return next.at.getTime() - sitting.from.getTime() <= LONGEST && pause <= (isSame ? PAUSE : TOGETHER)
}

/** The moment that an edit is part of, if there is such an edit; without one, the last. */
export const momentAt = (moments: readonly Moment[], seq?: number): Moment | undefined =>
  seq === undefined ? moments.at(-1) : seq > 0 ? moments.find((moment) => moment.seq >= seq) : undefined
