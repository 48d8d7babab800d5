import { asc, sql } from 'drizzle-orm'
import { asVisitor } from '@/db/gate'
import { resources } from '@/db/schema/framework'

/** The library's resources for one area, guidance before the rest. Anybody may read them. */
export const viewResourcesForArea = (area: number) =>
  asVisitor((tx) =>
    tx
      .select()
      .from(resources)
      .where(sql`${area} = any(${resources.areas})`)
      .orderBy(asc(resources.kind), asc(resources.title)),
  )
