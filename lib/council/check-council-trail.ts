import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { type CheckedPart, checkEntries } from '../trail/check-entries'
import { mayReadTrail } from './policy'

/** So many entries are checked in one transaction: how long a trail is takes longer, and no more memory. */
const AT_ONCE = 20_000

/** Checks the trail of the council from its first entry to its last: what each says, its hash, and that it follows the one before. */
export async function checkCouncilTrail(caller: Caller, _input: object) {
  let entries = 0
  let began: Date | undefined
  for (let after = 0; ; ) {
    const checked = await inCouncil(caller, async (tx, actor) =>
      mayReadTrail(actor).ok
        ? ok<CheckedPart>(await checkEntries(tx, after, AT_ONCE))
        : refuse({ kind: 'not-found' as const }),
    )
    if (!checked.ok) return checked
    const { reached, wrong, ...part } = checked.value
    entries += part.entries
    began ??= part.began
    if (wrong || reached === undefined) return ok({ entries, began, wrong })
    after = reached
  }
}

export type CheckedTrail = Extract<Awaited<ReturnType<typeof checkCouncilTrail>>, { ok: true }>['value']
