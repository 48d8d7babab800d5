import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { mayChangeProfile } from './policy'
import { loadProfile } from './store'

/** What kind of council it is, and how it is governed. */
export const viewProfile = (caller: Caller, _input: null) =>
  inCouncil(caller, async (tx, actor) => {
    const profile = await loadProfile(tx, actor)
    if (!profile) return refuse({ kind: 'not-found' as const })
    const { name, type, governanceModel } = profile
    return ok({
      council: { slug: actor.councilSlug, name, type, governanceModel },
      abilities: { change: mayChangeProfile(actor).ok },
    })
  })
