import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../../result'
import { askHistory } from './ask-history'
import type { Change } from './compare-texts'
import { type Moment, momentAt, sittingsOf } from './history'
import { type OfText, openHistory } from './open-history'
import { remembered } from './remembered'
import { loadNames, loadWritten } from './store'

/** Sittings that are offered to be compared; older ones are reached through the timeline. */
const OFFERED = 60

/** What changed in a text from one moment to a later one, and by whom. Edit 0 stands for before its first word. */
export async function compareMoments(caller: Caller, input: OfText & { from?: number; to?: number }) {
  const read = await inCouncil(caller, async (tx, actor) => {
    const opened = await openHistory(tx, actor, input)
    if (!opened.ok) return opened
    const { document, moments, versions, place } = opened.value
    const last = momentAt(moments, input.to)
    const first = input.from === 0 ? undefined : earlier(moments, last, input.from)
    if (!last || (input.from && !first)) return refuse({ kind: 'not-found' })
    const [from, to] = first && first.seq > last.seq ? [last, first] : [first, last]
    const nameOf = await loadNames(tx)
    const named = (seq: number) => versions.filter((version) => version.seq === seq).map(({ name }) => name)
    const shown = ({ seq, at, people }: Moment) => ({ seq, at, people: people.map(nameOf), names: named(seq) })
    const offered = new Map(
      [from, to, ...keptOf(moments, versions)].flatMap((moment) => (moment ? [[moment.seq, moment]] : [])),
    )
    return ok({
      key: `compare ${document.id} ${from?.seq ?? 0} ${to.seq}`,
      nameOf,
      written: await loadWritten(tx, document.id),
      view: {
        ...place,
        from: from ? shown(from) : null,
        to: shown(to),
        offered: [...offered.values()].sort((a, b) => b.seq - a.seq).map(shown),
      },
    })
  })
  if (!read.ok) return read
  const { key, nameOf, written, view } = read.value
  const found = await remembered(key, view.to.at, () =>
    askHistory('compare', { written, from: view.from?.seq ?? 0, to: view.to.seq }),
  )
  const blocks = found.map((block) => ({
    ...block,
    pieces: block.pieces.map(({ by, ...piece }) => ({ ...piece, by: by && { name: nameOf(by.authorId), at: by.at } })),
  }))
  const letters = (change: Change) =>
    blocks.flatMap(({ pieces }) => pieces.filter((piece) => piece.change === change).map(({ text }) => text)).join(' ')
  return ok({ ...view, blocks, words: { added: wordsIn(letters('added')), removed: wordsIn(letters('removed')) } })
}

const earlier = (moments: Moment[], last: Moment | undefined, seq?: number) =>
  seq === undefined ? moments.findLast((moment) => last && moment.seq < last.seq) : momentAt(moments, seq)

const keptOf = (moments: Moment[], versions: { seq: number }[]) => {
  const named = new Set(versions.map(({ seq }) => seq))
  const sittings = sittingsOf(moments, named)
  return moments.filter(
    ({ seq }) => named.has(seq) || sittings.slice(0, OFFERED).some((sitting) => sitting.seq === seq),
  )
}

const wordsIn = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

export type Comparison = Extract<Awaited<ReturnType<typeof compareMoments>>, { ok: true }>['value']
