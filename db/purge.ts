import type { LeavingId } from './ids'
import { only } from './only'
import { pools } from './pools'

/** Shared by whoever gives a file its name and writes the row that points to it; held alone by whoever deletes files without a row. */
export const FILES_LOCK = 7_041_831

export const PURGED = ['sessions', 'links', 'invitations', 'mails', 'limits', 'acts', 'notices'] as const
export type PurgedRows = Record<(typeof PURGED)[number], number>
export type StoredFile = { councilId: string; sha256: string }

/** Lets go of rows that nobody needs any more, at most so many of each kind in one transaction; says how many went. */
export async function purgeRows(most: number): Promise<PurgedRows> {
  const { rows } = await pools().background.query<Record<keyof PurgedRows, string>>('select * from purge_rows($1)', [
    most,
  ])
  const gone = only(rows)
  return Object.fromEntries(PURGED.map((kind) => [kind, Number(gone[kind])])) as PurgedRows
}

/** Lets go of papers that were kept for a week; says how many went. */
export async function purgePapers(): Promise<number> {
  const { rows } = await pools().background.query<{ gone: string }>('select purge_papers() as gone')
  return Number(only(rows).gone)
}

/** Who and what is to leave by now, and waits for nothing else. */
export async function dueLeavings(): Promise<LeavingId[]> {
  const { rows } = await pools().background.query<{ id: LeavingId }>('select id from due_leavings() id')
  return rows.map(({ id }) => id)
}

/** In one transaction, however much a council has. Says whether it was done: not where it was called off meanwhile. */
export async function doLeaving(id: LeavingId, called: { name: string; post: string }): Promise<boolean> {
  const client = await pools().background.connect()
  try {
    await client.query('set statement_timeout = 0; set transaction_timeout = 0')
    const { rows } = await client.query<{ done: boolean }>('select do_leaving($1, $2, $3) as done', [
      ...[id, called.name, called.post],
    ])
    return only(rows).done
  } finally {
    client.release(true) // with its times
  }
}

/** Calls `remove` with those of the files that no row points to. Until it is over nobody gives a file its name. */
export async function onlyOrphans(files: readonly StoredFile[], remove: (orphans: StoredFile[]) => Promise<void>) {
  const client = await pools().background.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [FILES_LOCK])
    const { rows } = await client.query<{ place: number }>('select place from orphaned_files($1, $2)', [
      files.map(({ councilId }) => councilId),
      files.map(({ sha256 }) => sha256),
    ])
    await remove(rows.flatMap(({ place }) => files[place - 1] ?? []))
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    throw fault
  } finally {
    client.release()
  }
}
