import { asc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { FrameworkVersionId } from '@/db/ids'
import { frameworkAreas } from '@/db/schema/framework'

/** The five areas of a framework version, in their order. */
export const loadAreas = (tx: Tx, frameworkVersionId: FrameworkVersionId) =>
  tx
    .select({ number: frameworkAreas.number, title: frameworkAreas.title, summary: frameworkAreas.summary })
    .from(frameworkAreas)
    .where(eq(frameworkAreas.frameworkVersionId, frameworkVersionId))
    .orderBy(asc(frameworkAreas.number))
