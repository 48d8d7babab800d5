import type { Actor, Tx } from '@/db/gate'
import type { Holds } from '../paper/holds'
import { readRows } from './read-rows'
import { readTexts } from './read-texts'
import { readTrail } from './read-trail'
import { loadFiles, loadItemIds, loadSubmissions } from './store'

export type Everything = Awaited<ReturnType<typeof readEverything>>

/** All that the acting person may take out of their council, read in their name and through the fences that hold for every page. */
export async function readEverything(tx: Tx, actor: Actor) {
  const before = await loadItemIds(tx)
  const all = {
    council: { name: actor.councilName, slug: actor.councilSlug },
    takenAt: actor.now.toISOString(),
    rows: await readRows(tx),
    trail: { council: await readTrail(tx, 'council'), scores: await readTrail(tx, 'scores') },
    texts: await readTexts(tx),
    submissions: await loadSubmissions(tx),
    files: await loadFiles(tx),
  }
  // What came while it was read may be in it.
  const evidence = [...new Set([...before, ...(await loadItemIds(tx))])]
  return { ...all, holds: { roles: actor.roles, codes: [], evidence } satisfies Holds }
}
