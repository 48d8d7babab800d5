import { type Caller, inCouncil } from '@/db/gate'
import { markedIn } from '../evidence/found-signs'
import { type PageAsked, pageWithin } from '../page'
import { ok } from '../result'
import { HIT_KINDS, type Hit, type HitKind, hitKindNamed, hitKindOf, placeOfHit } from './hit'
import { loadFound, loadSnippets } from './load-found'

/** As many as a page of a list has. */
const AT_A_LOOK = 20

/**
 * What of all that a council wrote, or was told by peers and formal bodies, says what is asked for, as far as it is open to this reader;
 * where nothing does, what says nearly that, with the words that it says instead. Scores and their reasons are not looked through.
 */
export const searchCouncil = (caller: Caller, asked: { q: string; kind?: string | undefined } & PageAsked) =>
  inCouncil(caller, async (tx, actor) => {
    const q = asked.q.trim().slice(0, 200)
    const found = q === '' ? [] : await loadFound(tx, q)
    const exact = found.filter(({ isNear }) => !isNear)
    const shown = exact.length > 0 ? exact : found
    const counts = Object.fromEntries(
      HIT_KINDS.map((kind) => [kind, shown.filter((row) => hitKindOf(row) === kind).length]),
    ) as Record<HitKind, number>
    const kind = hitKindNamed(asked.kind)
    const listed = shown.filter((row) => kind === undefined || hitKindOf(row) === kind)
    const page = pageWithin(listed, ({ id }) => id, asked, AT_A_LOOK)
    const snippets = await loadSnippets(tx, page.rows)
    const hits = page.rows.map((row): Hit => {
      const { query: _, ...told } = row
      const snippet = snippets.get(row.id) ?? ''
      return { ...told, hitKind: hitKindOf(row), href: placeOfHit(actor.councilSlug, row), snippet }
    })
    const isNear = exact.length === 0 && found.length > 0
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      ...{ q, kind, hits, counts, previous: page.previous, next: page.next },
      count: shown.length,
      ...{ isNear, instead: isNear ? markedIn(hits.map(({ snippet }) => snippet)) : [] },
    })
  })

export type SearchView = Extract<Awaited<ReturnType<typeof searchCouncil>>, { ok: true }>['value']
