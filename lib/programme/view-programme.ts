import { asc } from 'drizzle-orm'
import { asUser } from '@/db/gate'
import type { UserId } from '@/db/ids'
import { councils } from '@/db/schema/council'
import { frameworkVersions } from '@/db/schema/framework'

/** The register and the published frameworks. Nothing of what a council writes is here. */
export const viewProgramme = (userId: UserId) =>
  asUser(userId, async (tx) => ({
    councils: await tx.select().from(councils).orderBy(asc(councils.name)),
    frameworks: await tx.select().from(frameworkVersions),
  }))
