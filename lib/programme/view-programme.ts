import { and, eq, sql } from 'drizzle-orm'
import { asUser } from '@/db/gate'
import type { UserId } from '@/db/ids'
import { councils } from '@/db/schema/council'
import { frameworkVersions } from '@/db/schema/framework'
import { users } from '@/db/schema/identity'
import { type PageAsked, pageOf, reading } from '../page'
import { ok, refuse } from '../result'
import { loadPendingLeads } from './load-pending-leads'

/** As many councils as a page of the register has. */
const AT_A_LOOK = 50

/** A page of the register and the published frameworks, for the programme. Nothing of what a council writes is here. */
export const viewProgramme = (userId: UserId, asked: PageAsked & { q?: string | undefined } = {}) =>
  asUser(userId, async (tx) => {
    const [user] = await tx.select({ isProgramme: users.isProgramme }).from(users).where(eq(users.id, userId))
    if (!user?.isProgramme) return refuse({ kind: 'not-found' as const })
    const read = reading(
      asked,
      { key: councils.name, id: councils.id, keyOf: (id) => sql`(select p.name from councils p where p.id = ${id})` },
      AT_A_LOOK,
    )
    const words = (asked.q ?? '').split(/\s+/).filter(Boolean)
    const isAsked = and(...words.map((word) => sql`position(lower(${word}) in lower(${councils.name})) > 0`))
    const found = await tx
      .select()
      .from(councils)
      .where(and(isAsked, read.where))
      .orderBy(read.orderBy)
      .limit(read.limit)
    const { rows, previous, next } = pageOf(found, asked, AT_A_LOOK)
    return ok({
      councils: rows,
      ...{ previous, next },
      found: await tx.$count(councils, isAsked),
      pending: await loadPendingLeads(tx),
      frameworks: await tx.select().from(frameworkVersions),
    })
  })
