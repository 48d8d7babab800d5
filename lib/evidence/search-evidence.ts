import { sql } from 'drizzle-orm'
import { type Caller, inCouncil, type Tx } from '@/db/gate'
import { ok } from '../result'
import type { ItemKind, Readers } from './evidence'
import { CLOSES, markedIn, OPENS } from './found-signs'

/** So many places are looked at, and so many items with so many of their places are shown. */
const MOST_FOUND = 600
const MOST_ITEMS = 30
const MOST_PLACES = 3

type Found = {
  id: string
  itemId: string
  title: string
  kind: ItemKind
  readers: Readers
  speaksFor: string
  place: string
  snippet: string
  isNear: boolean
}

/** What of the evidence that this reader may open says what is asked for; where nothing does, what says nearly that. */
export const searchEvidence = (caller: Caller, input: { q: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const q = input.q.trim().slice(0, 200)
    const found = q === '' ? [] : await loadFound(tx, q)
    const exact = found.filter(({ isNear }) => !isNear)
    const shown = exact.length > 0 ? exact : found
    const items = [...new Set(shown.map(({ itemId }) => itemId))].slice(0, MOST_ITEMS).flatMap((itemId) => {
      const places = shown.filter((one) => one.itemId === itemId)
      const [first] = places
      if (!first) return []
      const { title, kind, readers, speaksFor } = first
      return [{ itemId, title, kind, readers, speaksFor, places: places.slice(0, MOST_PLACES), count: places.length }]
    })
    const isNear = exact.length === 0 && found.length > 0
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      q,
      items,
      count: new Set(shown.map(({ itemId }) => itemId)).size,
      isNear,
      instead: isNear ? markedIn(items.flatMap(({ places }) => places.map(({ snippet }) => snippet))) : [],
    })
  })

/** The rows that the function names, read again behind the asker’s own fence. */
async function loadFound(tx: Tx, q: string): Promise<Found[]> {
  const { rows } = await tx.execute<Found>(sql`
    with found as materialized (select * from find_evidence(${q}, ${MOST_FOUND}))
    select w.id, w.item_id as "itemId", r.title, i.kind, i.readers, r.speaks_for as "speaksFor", w.place, f.is_near as "isNear",
      ts_headline('english', left(w.words, 20000), f.query::tsquery,
        ${`StartSel=${OPENS}, StopSel=${CLOSES}, MaxWords=28, MinWords=14, MaxFragments=1`}) as snippet
    from found f join evidence_words w on w.council_id = (select acting_council()) and w.id = f.id
    join evidence_items i on i.council_id = w.council_id and i.id = w.item_id
    join evidence_revisions r on r.council_id = w.council_id and r.id = w.revision_id
    order by f.is_near, f.rank desc, w.id limit 200`)
  return rows
}
