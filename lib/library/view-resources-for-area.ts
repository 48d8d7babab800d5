import { asVisitor } from '@/db/gate'
import { loadResources } from './store'

/** The library's resources for one area, in the order of their kinds. Anybody may read them. */
export const viewResourcesForArea = (area: number) => asVisitor((tx) => loadResources(tx, { area }))
