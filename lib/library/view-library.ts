import { asVisitor } from '@/db/gate'
import type { PageAsked } from '../page'
import type { LibrarySearch } from './library'
import { countResources, loadAreaTitles, loadResources } from './store'

/** As many resources as a page of the library has. */
const AT_A_LOOK = 40

/** A page of the library's resources that match, how many do, and the areas to choose from. Anybody may read them. */
export const viewLibrary = (search: LibrarySearch, asked: PageAsked = {}) =>
  asVisitor(async (tx) => {
    const { rows, previous, next } = await loadResources(tx, search, asked, AT_A_LOOK)
    return {
      ...{ found: rows, previous, next },
      total: await countResources(tx, search),
      areas: await loadAreaTitles(tx),
    }
  })
