import { type Caller, inCouncil } from '@/db/gate'
import { POSITION_KINDS } from '@/db/schema/council'
import { ok } from '../result'
import { loadPeople } from './load-people'
import { mayManage, mayNamePosition } from './policy'
import { loadPositions } from './store'

/** Who leads which group, who is the s.151 officer, and who was; for the lead, who could be named today. */
export const viewPositions = (caller: Caller, _input: null) =>
  inCouncil(caller, async (tx, actor) => {
    const positions = await loadPositions(tx)
    const held = positions.filter(({ endsOn }) => endsOn === null)
    const people = mayManage(actor).ok ? await loadPeople(tx) : []
    return ok({
      council: { slug: actor.councilSlug },
      held,
      past: positions.filter(({ endsOn }) => endsOn !== null),
      nominees: POSITION_KINDS.map((kind) => ({
        kind,
        people: people
          .filter((person) => mayNamePosition(actor, kind, person, held).ok)
          .map(({ userId, name, group }) => ({
            userId,
            name,
            groupName: kind === 'group_leader' ? group?.name : undefined,
          })),
      })),
      abilities: { manage: mayManage(actor).ok },
    })
  })

export type PositionsView = Extract<Awaited<ReturnType<typeof viewPositions>>, { ok: true }>['value']
