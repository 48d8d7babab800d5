import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { mayChangeProfile } from './policy'
import { loadProfile } from './store'
import { loadLook } from './store-look'

/** What kind of council it is, and how it is governed. */
export const viewProfile = (caller: Caller, _input: null) =>
  inCouncil(caller, async (tx, actor) => {
    const profile = await loadProfile(tx, actor)
    if (!profile) return refuse({ kind: 'not-found' as const })
    const { name, type, governanceModel } = profile
    const look = await loadLook(tx)
    return ok({
      council: { slug: actor.councilSlug, name, type, governanceModel },
      look: {
        accent: look?.accent ?? '',
        crest: look?.crest
          ? { src: `data:image/png;base64,${Buffer.from(look.crest.png).toString('base64')}`, alt: look.crest.alt }
          : null,
      },
      abilities: { change: mayChangeProfile(actor).ok },
    })
  })
