import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../../result'
import { askHistory } from './ask-history'
import { momentAt } from './history'
import { type OfText, openHistory } from './open-history'
import { mayNameVersion, mayRestoreVersion } from './policy'
import { remembered } from './remembered'
import { loadNames, loadWritten } from './store'

/** A text as it stood at a moment, or as it stands. A moment that is not kept apart any more is shown as part of the next. */
export async function viewMoment(caller: Caller, input: OfText & { seq?: number }) {
  const read = await inCouncil(caller, async (tx, actor) => {
    const opened = await openHistory(tx, actor, input)
    if (!opened.ok) return opened
    const { document, moments, versions, place } = opened.value
    const moment = momentAt(moments, input.seq)
    if (!moment) return refuse({ kind: 'not-found' })
    const nameOf = await loadNames(tx)
    const seqs = moments.map(({ seq }) => seq)
    const at = seqs.indexOf(moment.seq)
    const { seq } = moment
    return ok({
      key: `moment ${document.id} ${seq}`,
      written: await loadWritten(tx, document.id),
      view: {
        ...place,
        moment: { seq, at: moment.at, people: moment.people.map(nameOf) },
        names: versions.filter((version) => version.seq === seq).map(({ name }) => name),
        /** Whose later words go where this moment is restored. */
        since: [...new Set(moments.slice(at + 1).flatMap(({ people }) => people))].map(nameOf),
        isNow: at === moments.length - 1,
        before: seqs[at - 1],
        after: seqs[at + 1],
        abilities: {
          name: mayNameVersion(actor, document, { seq, name: '' }, { seqs, names: [] }).ok,
          restore: at < moments.length - 1 && mayRestoreVersion(actor, document, seq, { seqs }).ok,
        },
      },
    })
  })
  if (!read.ok) return read
  const { key, written, view } = read.value
  const { state, isEmpty } = await remembered(key, view.moment.at, () =>
    askHistory('moment', { written, seq: view.moment.seq }),
  )
  return ok({ ...view, isEmpty, state: Buffer.from(state).toString('base64') })
}
