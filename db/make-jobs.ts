import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { JOBS_SCHEMA, QUEUED_KINDS } from './job-kinds'
import { quietly } from './jobs'
import { only } from './only'
import { QUEUE_ROLE, SERVING_ROLES } from './roles'

/** The fewest tries after which the longest-lived mail, of 14 days, is stale: the waits between them grow to six hours. */
const TRIES = 70

/**
 * As the owning role, at a start: the queue, in a schema of a role that signs in nowhere, and open to the role of jobs. The tables
 * have row security without policies of their own. A copy of a database has no jobs of the one that it was made from: those are
 * done there.
 */
export async function makeJobs(client: pg.ClientBase, ownerUrl: string, worker: string): Promise<void> {
  const queue = worker.replace(SERVING_ROLES.jobs, QUEUE_ROLE)
  await makeRole(client, queue)
  await dropCopied(client, queue)
  const { database, owner, isThere } = await lookAround(client)
  const pgPool = new pg.Pool({ connectionString: ownerUrl, options: `-c role=${queue}`, max: 1 })
  for (const event of ['error', 'connect'] as const) pgPool.on(event, () => {}) // a lost connection fails what is asked of it
  try {
    // Nobody but the owner makes anything in a database (close-database.ts), but for this moment.
    if (!isThere) await client.query(`grant create on database ${database} to ${queue}`)
    await runMigrations({ pgPool, schema: JOBS_SCHEMA, logger: quietly }).finally(() =>
      client.query(`revoke create on database ${database} from ${queue}`),
    )
    await pgPool.query(openedSql(worker, owner))
  } finally {
    await pgPool.end()
  }
}

/** The owning role may act as it, and has nothing of it otherwise. */
async function makeRole(client: pg.ClientBase, queue: string): Promise<void> {
  await client
    .query(`create role ${queue} nologin nosuperuser nobypassrls nocreatedb nocreaterole`)
    .catch((fault: pg.DatabaseError) => {
      if (fault.code !== '42710') throw fault
    })
  await client.query(`grant ${queue} to current_user with inherit false, set true`)
}

async function lookAround(client: pg.ClientBase) {
  const { rows } = await client.query<{ database: string; owner: string; isThere: boolean }>(
    `select quote_ident(current_database()) as database, quote_ident(current_user) as owner, to_regnamespace($1) is not null as "isThere"`,
    [JOBS_SCHEMA],
  )
  return only(rows)
}

async function dropCopied(client: pg.ClientBase, queue: string): Promise<void> {
  const { rows } = await client.query<{ other: string }>(
    `select quote_ident(r.rolname) as other from pg_namespace n join pg_roles r on r.oid = n.nspowner where n.nspname = $1 and r.rolname <> $2`,
    [JOBS_SCHEMA, queue],
  )
  if (!rows[0]) return
  await client.query(`set role ${rows[0].other}`)
  await client.query(`drop schema ${JOBS_SCHEMA} cascade`).finally(() => client.query('reset role'))
  await client.query(`update mails set state = 'unsure' where state in ('waiting', 'sending')`)
}

/**
 * The role of jobs works on all that is in the queue and changes nothing of how it is made. `enqueue` queues a job in the
 * transaction that wants it. It runs as the role that owns the queue, and may be called by the owning role of everything else
 * alone, so by triggers and by functions of `db/sql`: no serving role queues anything in another way than by the act that wants it.
 * A job names ids, never a link or a word. The same wish while it waits is one job, which is due now, or from `not_before` on.
 */
const openedSql = (worker: string, owner: string) => `
  drop function if exists ${JOBS_SCHEMA}.enqueue(text, jsonb);
  create or replace function ${JOBS_SCHEMA}.enqueue(kind text, payload jsonb, not_before timestamptz default null) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
  $$ begin
    if kind is null or kind not in (${QUEUED_KINDS.map((kind) => `'${kind}'`).join(', ')}) or exists (
      select from jsonb_each_text(payload) p where p.value !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') then
      raise exception 'a job is of a known kind and names ids alone' using errcode = 'CN011';
    end if;
    perform ${JOBS_SCHEMA}.add_job(kind, payload::json, job_key => kind || ' ' || payload::text, run_at => not_before, max_attempts => ${TRIES});
  end $$;
  grant usage on schema ${JOBS_SCHEMA} to ${worker}, ${owner};
  grant select, insert, update, delete on all tables in schema ${JOBS_SCHEMA} to ${worker};
  revoke execute on all functions in schema ${JOBS_SCHEMA} from public;
  grant execute on all functions in schema ${JOBS_SCHEMA} to ${worker};
  revoke execute on function ${JOBS_SCHEMA}.enqueue(text, jsonb, timestamptz) from ${worker};
  grant execute on function ${JOBS_SCHEMA}.enqueue(text, jsonb, timestamptz) to ${owner};
  do $$ declare one regclass; begin
    for one in select c.oid::regclass from pg_class c where c.relnamespace = '${JOBS_SCHEMA}'::regnamespace and c.relrowsecurity
        and not exists (select from pg_policy p where p.polrelid = c.oid) loop
      execute format('create policy worked_on on %s to ${worker} using (true) with check (true)', one);
    end loop;
  end $$`
