import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { applySql, SQL_FILES } from '@/db/apply-sql'
import { migrate } from '@/db/migrate'
import { inForce } from '../kit/catalogue'
import { databaseAt, emptyDatabase, testDatabase } from '../kit/database'
import { named } from '../kit/named'
import { TEST_SECRET } from '../kit/postgres'

let owner: pg.Client
let fresh: string[]
beforeAll(async () => {
  const { ownerUrl } = await testDatabase()
  owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  fresh = await inForce(owner)
})
afterAll(() => owner?.end())

/** What somebody might do by hand in a hurry, or an older release might have left. */
const BY_HAND = `
  create policy everybody on scores for select to concord_app using (true);
  drop policy scores_fence on scores;
  alter table scores disable row level security, no force row level security;
  drop trigger rounds_moves on rounds;
  create function left_over() returns trigger language plpgsql as $$ begin return new; end $$;
  create trigger left_over before insert on comments for each row execute function left_over();
  alter function acting_council() set search_path = public;
  grant execute on function round_has_quorum(uuid) to public;
  create view all_scores as select * from scores;
  grant select on all_scores, submissions to concord_identity;
  grant update (submitted_at) on scores to concord_append;
  grant usage on sequence document_updates_seq to concord_app;
  grant create on schema public to concord_app`

describe('what is in force', () => {
  it('is every file of db/sql, each applied once', () => {
    const there = readdirSync(fileURLToPath(new URL('../../db/sql', import.meta.url)))
    expect(SQL_FILES.map((name) => `${name}.sql`).sort()).toEqual(there.sort())
  })

  it('is what the files say and nothing else, whatever was done by hand before they were applied', async () => {
    await owner.query(await named(owner, BY_HAND))
    const loose = await inForce(owner)
    const changed = (kind: string) => loose.filter((line) => line.startsWith(kind) && !fresh.includes(line)).length
    for (const kind of ['table', 'policy', 'trigger', 'function', 'view', 'execute', 'grant', 'column grant', 'schema'])
      expect(changed(kind), kind).toBeGreaterThan(0)
    await applySql(owner, true)
    expect(await inForce(owner)).toEqual(fresh)
  })

  it('is applied again where the files have changed, and left alone where they have not', async () => {
    await owner.query(await named(owner, 'create policy everybody on scores for select to concord_app using (true)'))
    await applySql(owner)
    expect(await inForce(owner)).not.toEqual(fresh)
    await owner.query(`update drizzle.sql_in_force set hash = 'of another release'`)
    await applySql(owner)
    expect(await inForce(owner)).toEqual(fresh)
  })

  it('stays as it was, whole, where a file cannot be applied', async () => {
    await owner.query('create table leaning (id uuid default acting_user())')
    await expect(applySql(owner, true)).rejects.toThrow(/depend/)
    expect((await inForce(owner)).filter((line) => !line.includes('leaning'))).toEqual(fresh)
    await owner.query('drop table leaning')
  })

  it('is applied while people are at work, who may wait for what it holds while it waits for them', async () => {
    const { ownerUrl } = await testDatabase()
    const [somebody, looking] = [ownerUrl, ownerUrl].map((connectionString) => new pg.Client({ connectionString }))
    await Promise.all([somebody?.connect(), looking?.connect()])
    const { rows: inTurn } = await owner.query<{ table: string }>(
      `select p.polrelid::regclass::text as table from pg_policy p join pg_class c on c.oid = p.polrelid
       where c.relnamespace = 'public'::regnamespace and c.relowner = current_user::regrole`,
    )
    const last = inTurn.at(-1)?.table ?? ''
    await somebody?.query('begin')
    await somebody?.query(`select 1 from ${last}`)
    const applied = applySql(owner, true)
    const held = async () => {
      const { rows } = await (looking as pg.Client).query<{ held: string }>(
        `select l.relation::regclass::text as held from pg_locks l join pg_class c on c.oid = l.relation and c.relkind = 'r'
         where l.mode = 'AccessExclusiveLock' and l.granted and c.relnamespace = 'public'::regnamespace
           and l.pid in (select pid from pg_locks where not granted and relation = $1::regclass) limit 1`,
        [last],
      )
      return rows[0]?.held
    }
    await expect.poll(held, { timeout: 10_000 }).toBeTruthy()
    await somebody?.query(`select 1 from ${await held()}`)
    await somebody?.query('commit')
    await applied
    expect(await inForce(owner)).toEqual(fresh)
    await Promise.all([somebody?.end(), looking?.end()])
  })

  it('keeps nobody waiting for long behind somebody who reads a table for long', async () => {
    const { ownerUrl } = await testDatabase()
    const reading = new pg.Client({ connectionString: ownerUrl })
    const [passing, looking] = [ownerUrl, ownerUrl].map((connectionString) => new pg.Client({ connectionString }))
    await Promise.all([reading, passing, looking].map((client) => client?.connect()))
    await reading.query('begin')
    await reading.query('select 1 from councils')
    const applied = applySql(owner, true)
    const isWaiting = async () => {
      const found = await looking?.query(`select 1 from pg_locks where relation = 'councils'::regclass and not granted`)
      return found?.rowCount
    }
    await expect.poll(isWaiting, { timeout: 10_000 }).toBe(1)
    await passing?.query('select 1 from councils')
    await reading.query('commit')
    await applied
    expect(await inForce(owner)).toEqual(fresh)
    await Promise.all([reading, passing, looking].map((client) => client?.end()))
  })

  it('is nothing that a serving role may read about', async () => {
    const { rows } = await owner.query(
      `select rolname from pg_roles where rolname like 'concord\\_%' and rolname <> current_user
         and has_schema_privilege(oid, 'drizzle', 'usage')`,
    )
    expect(rows).toEqual([])
    expect((await owner.query('select hash from drizzle.sql_in_force')).rowCount).toBe(1)
  })
})

describe('a database that a later version works on', () => {
  it('stays as that version left it, and serves a node of this version that starts again', async () => {
    const url = await emptyDatabase('later')
    await migrate(url, TEST_SECRET)
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const before = await inForce(client)
    await client.query(`
      alter table councils add column motto text;
      create function of_the_later_version() returns int language sql as 'select 2';
      update drizzle.sql_in_force set hash = 'of the later version';
      insert into drizzle.__drizzle_migrations (hash, created_at)
        select 'of the later version', max(created_at) + 1 from drizzle.__drizzle_migrations`)
    await expect(migrate(url, TEST_SECRET)).resolves.toHaveProperty('urls')
    expect((await client.query('select of_the_later_version() as its, motto from councils')).rowCount).toBe(0)
    const { rows } = await client.query('select hash from drizzle.sql_in_force')
    expect(rows).toEqual([{ hash: 'of the later version' }])
    const after = await inForce(client)
    expect(
      before.filter((line) => !after.includes(line)),
      'nothing that this version knows is gone',
    ).toEqual([])

    await client.query(`delete from drizzle.__drizzle_migrations where hash = 'of the later version'`)
    await migrate(url, TEST_SECRET)
    await expect(client.query('select of_the_later_version()'), 'it was there to be taken away').rejects.toThrow(
      /exist/,
    )
    await client.end()
  })
})

describe('a database that cannot be worked on', () => {
  it('is refused in one sentence that says what to do, where it began with other migrations', async () => {
    const url = await emptyDatabase('older')
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(`create schema drizzle;
      create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
      insert into drizzle.__drizzle_migrations (hash, created_at) values ('of the first of many', 1795570082001)`)
    await expect(migrate(url, TEST_SECRET)).rejects.toThrow(/^[^.]*move the folder \.data away[^.]*start again[^.]*\.$/)
    await client.query('truncate drizzle.__drizzle_migrations')
    await client.end()
    await expect(migrate(url, TEST_SECRET)).resolves.toHaveProperty('urls')
  })

  it('is refused to an owner who goes round the fences, before anything is done in it', async () => {
    const url = await emptyDatabase('superuser')
    const asSuperuser = databaseAt(inject('serverUrl'), new URL(url).pathname.slice(1))
    await expect(migrate(asSuperuser, TEST_SECRET)).rejects.toThrow(/postgres .*goes round every fence.*concord_owner/)
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query(`select nspname from pg_namespace where nspname = 'drizzle'`)
    await client.end()
    expect(rows).toEqual([])
  })

  it('is refused to an owner who cannot close it to others', async () => {
    const url = await emptyDatabase('another')
    const admin = new pg.Client({ connectionString: inject('serverUrl') })
    await admin.connect()
    const name = new URL(url).pathname.slice(1)
    await admin.query(`alter database ${name} owner to postgres`)
    await admin.query(`grant create on database ${name} to concord_owner`)
    const there = new pg.Client({ connectionString: databaseAt(inject('serverUrl'), name) })
    await there.connect()
    await there.query('grant create on schema public to concord_owner')
    await there.end()
    await expect(migrate(url, TEST_SECRET)).rejects.toThrow(/alter database .* owner to concord_owner/)
    await admin.query(`alter database ${name} owner to concord_owner`)
    await admin.end()
    await expect(migrate(url, TEST_SECRET)).resolves.toHaveProperty('urls')
  })
})
