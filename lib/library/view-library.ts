import { asVisitor } from '@/db/gate'
import type { LibrarySearch } from './library'
import { loadAreaTitles, loadResources } from './store'

/** The library's resources that match, and the areas to choose from. Anybody may read them. */
export const viewLibrary = (search: LibrarySearch) =>
  asVisitor(async (tx) => ({ found: await loadResources(tx, search), areas: await loadAreaTitles(tx) }))
