import pg from 'pg'

/**
 * What PostgreSQL lets everybody call, and nobody here needs: what it counts of each table, from which one sees that somebody has just
 * scored, the sizes of tables, and large objects, which fill the disk and belong to no council. Only the superuser can take these away.
 * What a transaction itself has written stays (db/once.ts).
 */
const OPEN = `
  select p.oid::regprocedure::text as call from pg_proc p
  where p.pronamespace = 'pg_catalog'::regnamespace and has_function_privilege('public', p.oid, 'execute')
    and ((p.proname ~ '^pg_stat_get_' and p.proargtypes::text = '26' and p.proname !~ '^pg_stat_get_xact_tuples_(inserted|updated|deleted)$')
      or p.proname in ('pg_relation_size', 'pg_table_size', 'pg_indexes_size', 'pg_total_relation_size', 'loread', 'lowrite')
      or p.proname ~ '^lo_')`

/** Takes them away in a database, for all roles but the superuser. Does nothing where that was done. */
export async function closeCounts(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ call: string }>(OPEN)
    const calls = rows.map(({ call }) => call).join(', ')
    if (calls) await client.query(`revoke execute on function ${calls} from public`)
  } finally {
    await client.end()
  }
}
