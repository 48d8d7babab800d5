import pg from 'pg'
import { actingKey, proofOf } from '@/db/acting-key'
import { servingUrls } from '@/db/migrate'
import { SERVING_ROLES } from '@/db/roles'
import { TEST_SECRET } from './postgres'
import type { Sent } from './statements'

export type Asked = Sent & { place: { council: string; review: string; acts: boolean } }
/** Each statement with where its transaction stands, as it was told. */
export function inTheirPlaces(sent: Sent[]): Asked[] {
  const places = new Map<string, Asked['place']>()
  return sent.flatMap((one) => {
    if (/^\s*select act_as\(/.test(one.text)) {
      const [userId, , council = '', review = ''] = one.values as string[]
      places.set(one.connection, { council, review, acts: Boolean(userId) })
      return []
    }
    return [{ ...one, place: places.get(one.connection) ?? { council: '', review: '', acts: false } }]
  })
}

type Connection = { client: pg.Client; backend: number }
export type Connections = Map<string, Connection>
/**
 * A connection of each serving role that a page asks with. What PostgreSQL counts is kept from these roles (server/close-counts.ts): in
 * this database alone they are told it by a function of the superuser's.
 */
export async function connectAll(superuser: pg.Pool, ownerUrl: string): Promise<Connections> {
  await superuser.query(`
    create or replace function rows_read() returns table (name name, rows bigint)
    language sql security definer set search_path = pg_catalog, pg_temp as $$
      select c.relname, pg_stat_get_xact_tuples_returned(c.oid) + coalesce(
        (select sum(pg_stat_get_xact_tuples_returned(i.indexrelid)) from pg_index i where i.indrelid = c.oid), 0)::bigint
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' $$`)
  const urls = await servingUrls(ownerUrl, TEST_SECRET)
  const made = new Map<string, Connection>()
  for (const use of ['app', 'background'] as const) {
    const client = new pg.Client(urls[use])
    await client.connect()
    const { rows } = await client.query('select pg_backend_pid() as pid')
    made.set(SERVING_ROLES[use], { client, backend: rows[0].pid })
  }
  return made
}

/** Within a transaction as whoever asked, in which no table is read from end to end if it can be helped: what is left cannot be helped however large it grows. */
async function asThem<T>(
  connections: Connections,
  { role, place }: Asked,
  userId: string,
  work: (client: pg.Client) => Promise<T>,
) {
  const { client, backend } = connections.get(role) as Connection
  await client.query(
    'begin; set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off; set local max_parallel_workers_per_gather = 0',
  )
  try {
    if (role === SERVING_ROLES.app)
      await client.query(
        `select act_as(nullif($1, '')::uuid, $2), set_config('concord.council', $3, true), set_config('concord.review', $4, true)`,
        [
          place.acts ? userId : '',
          place.acts ? proofOf(actingKey(TEST_SECRET), backend, userId) : '',
          ...[place.council, place.review],
        ],
      )
    return await work(client)
  } finally {
    await client.query('rollback')
  }
}

/** Rows with entries of indexes that were read, by table; and pages of all tables and indexes that were looked at. */
export type Read = { rows: Map<string, number>; pages: number }

/**
 * What a statement reads, with all that its functions and policies read. Where an index is searched by what comes after the
 * council in it, PostgreSQL skips through it from council to council: that shows in the pages alone. Counted the second time, when what
 * it knows of tables and functions is at hand.
 */
export const readBy = (connections: Connections, asked: Asked, userId: string): Promise<Read> =>
  asThem(connections, asked, userId, async (client) => {
    await client.query(asked.text, asked.values)
    const before = await countersOf(client)
    const { rows } = await client.query(
      `explain (analyze, buffers, timing off, format json) ${asked.text}`,
      asked.values,
    )
    const after = await countersOf(client)
    const { 'Shared Hit Blocks': hit, 'Shared Read Blocks': read } = rows[0]['QUERY PLAN'][0].Plan
    return {
      rows: new Map([...after].map(([table, count]) => [table, count - (before.get(table) ?? 0)])),
      pages: hit + read,
    }
  })

async function countersOf(client: pg.Client): Promise<Map<string, number>> {
  const { rows } = await client.query<{ name: string; rows: string }>('select name, rows from rows_read()')
  return new Map(rows.map(({ name, rows }) => [name, Number(rows)]))
}

/** How PostgreSQL goes about it. */
export const planOf = (connections: Connections, asked: Asked, userId: string) =>
  asThem(connections, asked, userId, async (client) => {
    const { rows } = await client.query<Record<string, string>>(
      `explain (analyze, costs off, timing off, summary off) ${asked.text}`,
      asked.values,
    )
    return `${asked.text.replace(/\s+/g, ' ').slice(0, 200)}\n${rows.map((line) => line['QUERY PLAN']).join('\n')}\n`
  })
