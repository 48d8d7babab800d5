import { eq } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { councils } from '@/db/schema/council'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { CouncilType, GovernanceModel } from './council'

export async function loadProfile(tx: Tx, actor: Actor) {
  const [row] = await tx.select().from(councils).where(eq(councils.id, actor.councilId))
  return row
}

export async function saveProfile(
  tx: Tx,
  actor: Actor,
  permit: Permit<'change-profile', null>,
  profile: { name: string; type: CouncilType; governanceModel: GovernanceModel },
) {
  await tx.update(councils).set(profile).where(eq(councils.id, actor.councilId))
  await chain(tx, actor, 'council.profile-changed', { ...profile, by: permit.by })
}
