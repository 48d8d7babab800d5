import { eq } from 'drizzle-orm'
import { asVisitor } from '@/db/gate'
import { isId, type ResourceId } from '@/db/ids'
import { resources } from '@/db/schema/framework'
import { ok, refuse } from '../result'
import { GONE_FOR_GOOD, loadLatestFramework } from './store'

/** One resource of the library, with whether its link still leads somewhere. Anybody may read it. */
export const viewResource = (id: string) =>
  asVisitor(async (tx) => {
    const [resource] = isId<ResourceId>(id) ? await tx.select().from(resources).where(eq(resources.id, id)) : []
    if (!resource) return refuse({ kind: 'not-found' })
    const { areas, levelNames } = await loadLatestFramework(tx)
    const { id: own, title, publisher, url, kind, note, atLevel, councilTypes, timesGone } = resource
    return ok({
      ...{ id: own, title, publisher, url, kind, note, atLevel, councilTypes, levelNames },
      areas: areas.filter(({ number }) => resource.areas.includes(number)),
      isForAll: resource.areas.length === areas.length,
      isGone: timesGone >= GONE_FOR_GOOD,
    })
  })
