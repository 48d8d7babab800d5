import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../../result'
import { type Moment, type Sitting, sittingsOf } from './history'
import { type OfText, openHistory } from './open-history'
import { mayNameVersion } from './policy'
import { loadAccepted, loadNames } from './store'

const PAGE = 20

/** The sittings in which a text was written, newest first, a page at a time; `before` is the moment where the page before ended. */
export const viewTimeline = (caller: Caller, input: OfText & { before?: number }) =>
  inCouncil(caller, async (tx, actor) => {
    const opened = await openHistory(tx, actor, input)
    if (!opened.ok) return opened
    const { document, moments, versions, restores, place } = opened.value
    const nameOf = await loadNames(tx)
    const accepted = await loadAccepted(tx, document.id)
    const sittings = sittingsOf(moments, endsOf(moments, versions, restores))
    const older = input.before === undefined ? sittings : sittings.filter(({ seq }) => seq < (input.before ?? 0))
    const shown = older.slice(0, PAGE)
    const now = moments.at(-1)
    const seqs = moments.map(({ seq }) => seq)
    return ok({
      ...place,
      now: now?.seq,
      versions: versions.map(({ seq, name, at, by }) => ({ seq, name, namedAt: at, namedBy: nameOf(by) })),
      sittings: shown.map((sitting) => ({
        seq: sitting.seq,
        before: sitting.before,
        from: sitting.from,
        at: sitting.at,
        people: sitting.people.map(nameOf),
        names: versions.filter(({ seq }) => seq === sitting.seq).map(({ name }) => name),
        restored: restoredIn(sitting, moments, restores),
        /** Who had proposed words that were accepted in it. */
        proposedBy: [
          ...new Set(
            accepted.filter(({ seq }) => seq > sitting.before && seq <= sitting.seq).map(({ by }) => nameOf(by)),
          ),
        ],
        moments: sitting.moments.map(({ seq, at, people }) => ({ seq, at, people: people.map(nameOf) })).reverse(),
      })),
      next: older.length > PAGE ? shown.at(-1)?.seq : undefined,
      abilities: {
        name: mayNameVersion(actor, document, { seq: now?.seq, name: '' }, { seqs, names: [] }).ok,
      },
    })
  })

type Pinned = { seq: number }
type Restore = Pinned & { momentSeq: number }

/** A sitting ends where a version is named, and before and after a restore. */
function endsOf(moments: Moment[], versions: Pinned[], restores: Restore[]): Set<number> {
  const before = ({ seq }: Pinned) => moments.findLast((moment) => moment.seq < seq)?.seq ?? 0
  return new Set([...versions.map(({ seq }) => seq), ...restores.flatMap((one) => [one.seq, before(one)])])
}

/** When the words were written that this sitting brought back. */
function restoredIn(sitting: Sitting, moments: Moment[], restores: Restore[]) {
  const restore = restores.find(({ seq }) => seq === sitting.seq)
  const source = restore && moments.find(({ seq }) => seq === restore.momentSeq)
  return source && { seq: source.seq, at: source.at }
}

export type Timeline = Extract<Awaited<ReturnType<typeof viewTimeline>>, { ok: true }>['value']
