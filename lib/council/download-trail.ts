import type { Caller } from '@/db/gate'
import { ok } from '../result'
import { TRAIL_FORMAT, type TrailHead } from '../trail/trail-file'
import { viewTrailPart } from './view-trail-part'

/** The trail of a council as JSON lines, read a part at a time while it is sent, for as long as this person may read it. */
export async function downloadTrail(caller: Caller) {
  const first = await viewTrailPart(caller, { after: 0 })
  if (!first.ok) return first
  const { council, takenAt } = first.value
  async function* lines() {
    yield line({ format: TRAIL_FORMAT, council, takenAt } satisfies TrailHead)
    let count = 0
    for (let part = first; ; ) {
      if (!part.ok) throw new Error('The trail is not open any more', { cause: part.refusal })
      const { entries, next } = part.value
      count += entries.length
      yield entries.map(line).join('')
      if (next === undefined) break
      part = await viewTrailPart(caller, { after: next })
    }
    yield line({ entries: count })
  }
  return ok({ fileName: `${council.slug}-trail.jsonl`, lines: lines() })
}

const line = (value: object) => `${JSON.stringify(value)}\n`
