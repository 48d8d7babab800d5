import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { LEFT_OUT } from './everything'
import { mayExportCouncil } from './policy'
import { loadExports } from './store'

const WEEK = 7 * 24 * 3_600_000

/** What of a council can be taken out by this person: everything by whoever answers for it, what is their own by everybody. */
export const viewExport = (caller: Caller, _input: null) =>
  inCouncil(caller, async (tx, actor) => {
    const all = mayExportCouncil(actor).ok
    const kept = all ? await loadExports(tx, actor) : []
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      exports: kept.map(({ id, state, askedAt, size }) => ({
        ...{ id: id as string, state, askedAt, size },
        goneAt: new Date(askedAt.getTime() + WEEK),
      })),
      leftOut: LEFT_OUT,
      abilities: { exportCouncil: all },
    })
  })

export type ExportView = Extract<Awaited<ReturnType<typeof viewExport>>, { ok: true }>['value']
