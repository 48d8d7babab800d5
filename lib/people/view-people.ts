import { type Caller, inCouncil } from '@/db/gate'
import { loadProfile } from '../council/store'
import { ok, refuse } from '../result'
import { mayManage } from './policy'
import { loadGroups, loadOpenInvitations, loadPeopleOfCouncil } from './store'

/** Who belongs to the council today, its political groups, and for the lead the open invitations. */
export const viewPeople = (caller: Caller, _input: null) =>
  inCouncil(caller, async (tx, actor) => {
    const profile = await loadProfile(tx, actor)
    if (!profile) return refuse({ kind: 'not-found' })
    const manages = mayManage(actor).ok
    const people = await loadPeopleOfCouncil(tx)
    return ok({
      council: {
        slug: actor.councilSlug,
        name: actor.councilName,
        type: profile.type,
        governanceModel: profile.governanceModel,
      },
      people: manages ? people : people.map((person) => ({ ...person, email: '' })),
      groups: await loadGroups(tx),
      invitations: manages ? await loadOpenInvitations(tx) : [],
      abilities: { manage: manages },
    })
  })

export type PeopleView = Extract<Awaited<ReturnType<typeof viewPeople>>, { ok: true }>['value']
