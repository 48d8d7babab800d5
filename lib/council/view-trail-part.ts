import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { BEGINNING, readPart } from '../trail/read-part'
import { mayReadTrail } from './policy'

/** So many entries make a part. */
const AT_ONCE = 1_000

/** A part of the council's trail as it was hashed, oldest first; of entries that are not for this reader the seal alone. */
export const viewTrailPart = (caller: Caller, { after }: { after: number }) =>
  inCouncil(caller, async (tx, actor) => {
    if (!mayReadTrail(actor).ok) return refuse({ kind: 'not-found' as const })
    const entries = await readPart(tx, 'council', { ...BEGINNING, seq: after }, AT_ONCE)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      takenAt: actor.now.toISOString(),
      entries,
      next: entries.length < AT_ONCE ? undefined : entries.at(-1)?.seq,
    })
  })
