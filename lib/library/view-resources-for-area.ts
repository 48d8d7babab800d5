import { asVisitor } from '@/db/gate'
import { loadResources } from './store'

/** As many as stand beside an answer. */
const BESIDE = 12

/** The first of the library's resources for one area. Anybody may read them. */
export const viewResourcesForArea = (area: number) =>
  asVisitor(async (tx) => (await loadResources(tx, { area }, {}, BESIDE)).rows)
