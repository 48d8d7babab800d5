import { asc, eq } from 'drizzle-orm'
import { asUser } from '@/db/gate'
import type { UserId } from '@/db/ids'
import { councils } from '@/db/schema/council'
import { frameworkVersions } from '@/db/schema/framework'
import { users } from '@/db/schema/identity'
import { ok, refuse } from '../result'

/** The register and the published frameworks, for the programme. Nothing of what a council writes is here. */
export const viewProgramme = (userId: UserId) =>
  asUser(userId, async (tx) => {
    const [user] = await tx.select({ isProgramme: users.isProgramme }).from(users).where(eq(users.id, userId))
    if (!user?.isProgramme) return refuse({ kind: 'not-found' as const })
    return ok({
      councils: await tx.select().from(councils).orderBy(asc(councils.name)),
      frameworks: await tx.select().from(frameworkVersions),
    })
  })
