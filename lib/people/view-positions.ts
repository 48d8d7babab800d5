import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { loadPositions } from './store'

/** Who leads which group, who is the s.151 officer, and who was. */
export const viewPositions = (caller: Caller, _input: null) =>
  inCouncil(caller, async (tx) => {
    const positions = await loadPositions(tx)
    return ok({
      held: positions.filter(({ endsOn }) => endsOn === null),
      past: positions.filter(({ endsOn }) => endsOn !== null),
    })
  })

export type PositionsView = Extract<Awaited<ReturnType<typeof viewPositions>>, { ok: true }>['value']
