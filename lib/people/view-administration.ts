import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { administrationOf } from './administration'
import { loadAdministrations } from './load-administration'
import { mayManage } from './policy'
import { loadGroups } from './store'

/** The political groups of the council, and which of them run it and ran it. */
export const viewAdministration = (caller: Caller, _input: null) =>
  inCouncil(caller, async (tx, actor) =>
    ok({
      ...administrationOf(await loadGroups(tx), await loadAdministrations(tx)),
      abilities: { manage: mayManage(actor).ok },
    }),
  )
