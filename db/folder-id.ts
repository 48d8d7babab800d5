import pg from 'pg'
import { only } from './only'

/** What the database knows of the folder that holds its files. */
export type KnownFolder = {
  /** Which database it is, of which server: a copy is another. */
  database: string
  /** The folder's id, where it has one; `isKept`: that it lies in the folder too. */
  id: string | undefined
  isKept: boolean
  /** Whether any of these is a council of this database. */
  hasAny: (councilIds: string[]) => Promise<boolean>
  /** Remembers this id, unless another start was quicker; gives the one that is remembered. */
  remember: (id: string) => Promise<string>
  /** Remembers that it lies in the folder. */
  keep: () => Promise<void>
}

/** As the owning role, for as long as `work` lasts. */
export async function withKnownFolder<T>(ownerUrl: string, work: (known: KnownFolder) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ database: string; id: string | null; is_kept: boolean | null }>(
      `select (select system_identifier from pg_control_system())::text || '-' || d.oid as database, f.id, f.is_kept
       from pg_database d left join file_folders f on true where d.datname = current_database()`,
    )
    const { database, id, is_kept } = only(rows)
    return await work({
      ...{ database, id: id ?? undefined, isKept: is_kept ?? false },
      hasAny: async (councilIds) => {
        const found = await client.query('select from councils where id = any ($1::uuid[]) limit 1', [councilIds])
        return found.rows.length > 0
      },
      remember: async (first) => {
        await client.query('insert into file_folders (id) values ($1) on conflict do nothing', [first])
        return only((await client.query<{ id: string }>('select id from file_folders')).rows).id
      },
      keep: async () => void (await client.query('update file_folders set is_kept = true where not is_kept')),
    })
  } finally {
    await client.end()
  }
}
