import { asVisitor } from '@/db/gate'
import type { PageAsked } from '../page'
import type { LibrarySearch } from './library'
import { countResources, loadLatestFramework, loadResources } from './store'

/** As many resources as a page of the library has. */
const AT_A_LOOK = 40

/** A page of the library's resources that match, how many do, and the areas and levels to choose from. Anybody may read them. */
export const viewLibrary = (asks: LibrarySearch, asked: PageAsked = {}) =>
  asVisitor(async (tx) => {
    const { areas, levelNames } = await loadLatestFramework(tx)
    const search = areas.some(({ number }) => number === asks.area) ? asks : { ...asks, area: undefined }
    const { rows, previous, next } = await loadResources(tx, search, asked, AT_A_LOOK)
    return { ...{ found: rows, previous, next, search, areas, levelNames }, total: await countResources(tx, search) }
  })
