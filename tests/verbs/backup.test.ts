import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAtOneMoment } from '@/db/backup'
import { migrate } from '@/db/migrate'
import { MIGRATIONS } from '@/db/refuse-older'
import { readEnv } from '@/lib/env'
import { openArchive } from '@/server/backup/open-archive'
import { restoreBackup } from '@/server/backup/restore-backup'
import { writeBackup } from '@/server/backup/write-backup'
import {
  another,
  ask,
  catalogueOf,
  countsIn,
  dataDir,
  home,
  locked,
  makeArchives,
  ownerUrl,
  passphrase,
  pathOf,
  plain,
  removeArchives,
  sha256,
} from '../kit/archives'
import { emptyDatabase, testDatabase } from '../kit/database'
import { TEST_SECRET } from '../kit/postgres'

beforeAll(makeArchives)
afterAll(removeArchives)

describe('a backup', () => {
  it('holds every row but those of the moment, every file and every key, and brings them into an empty place', async () => {
    const databaseUrl = await emptyDatabase('whole')
    const into = another()
    const order = { file: plain, dataDir: into, databaseUrl, secret: TEST_SECRET }
    const restored = await restoreBackup(order)
    const { files = [], missing, damaged } = 'manifest' in restored ? restored.manifest : {}
    expect({ missing, damaged }).toEqual({ missing: [pathOf.lost], damaged: [pathOf.spoilt] })
    expect(files.map(({ path }) => path).sort()).toEqual(
      [pathOf.kept, pathOf.spoilt, 'keys/sealing.jwk', 'secret'].sort(),
    )
    for (const { path, sha256: hash } of files) {
      expect(sha256(readFileSync(join(into, path)))).toBe(hash)
      expect(statSync(join(into, path)).mode & 0o777).toBe(0o600)
    }
    const before = await countsIn(ownerUrl)
    expect(before.sessions).toBe(1)
    expect(await countsIn(databaseUrl)).toEqual({ ...before, sessions: 0 })

    const again = await restoreBackup(order)
    expect('earlier' in again && again.earlier.getTime()).toBeLessThanOrEqual(Date.now())
    expect(await countsIn(databaseUrl)).toEqual({ ...before, sessions: 0 })
  })

  it('brings back tables, sequences, functions, policies, triggers and grants as they were, for an owner who is no superuser', async () => {
    const databaseUrl = await emptyDatabase('catalogue')
    await restoreBackup({ file: plain, dataDir: another(), databaseUrl, secret: TEST_SECRET })
    for (const url of [ownerUrl, databaseUrl])
      expect(
        await ask(url, 'select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user'),
      ).toEqual([{ free: false }])
    expect(await catalogueOf(databaseUrl)).toEqual(await catalogueOf(ownerUrl))
    const sequences = `select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1`
    expect(await ask(databaseUrl, sequences)).toEqual(await ask(ownerUrl, sequences))
  })

  const known = readMigrationFiles({ migrationsFolder: MIGRATIONS })
  it.skipIf(known.length < 2)(
    'of an older version is brought up to date, of the first and of the last before this one',
    async () => {
      for (const count of new Set([1, known.length - 1].filter((all) => all > 0 && all < known.length))) {
        const older = await emptyDatabase('older')
        const rows = known.slice(0, count).map(({ hash, folderMillis }) => `('${hash}', ${folderMillis})`)
        await ask(
          older,
          `create schema drizzle;
         create table drizzle.__drizzle_migrations (id serial primary key, hash text, created_at bigint);
         insert into drizzle.__drizzle_migrations (hash, created_at) values ${rows.join(', ')};
         ${known
           .slice(0, count)
           .flatMap(({ sql }) => sql)
           .join(';\n')}`,
        )
        await ask(older, `insert into councils (slug, name, type) values ('older', 'Older', 'county')`)
        const file = another()
        await writeBackup({ file, dataDir: another(), ownerUrl: older, product: '0' })
        const databaseUrl = await emptyDatabase('newer')
        await restoreBackup({ file, dataDir: another(), databaseUrl, secret: TEST_SECRET })
        expect(await ask(databaseUrl, 'select name from councils')).toEqual([{ name: 'Older' }])
        expect(await catalogueOf(databaseUrl)).toEqual(await catalogueOf(ownerUrl))
      }
    },
  )

  it('is encrypted where there is a passphrase, which opens it, and only its owner may read it in any case', async () => {
    const databaseUrl = await emptyDatabase('locked')
    expect(
      await restoreBackup({ file: locked, dataDir: another(), databaseUrl, passphrase, secret: TEST_SECRET }),
    ).toHaveProperty('manifest')
    expect(await countsIn(databaseUrl)).toMatchObject({ users: (await countsIn(ownerUrl)).users })
    for (const file of [plain, locked]) expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(locked).includes('age-encryption.org/v1')).toBe(true)
    const short = () => readEnv({ BACKUP_PASSPHRASE: 'short' })
    expect(short).toThrow('BACKUP_PASSPHRASE has at least 16 characters')
    expect(readEnv({ BACKUP_PASSPHRASE: passphrase })).toMatchObject({ BACKUP_PASSPHRASE: passphrase })
  })

  it('writes over no file, and leaves nothing of one that failed', async () => {
    const order = { dataDir, ownerUrl, product: '1' }
    const before = readFileSync(plain)
    await expect(writeBackup({ ...order, file: plain })).rejects.toThrow('is there already')
    expect(readFileSync(plain).equals(before)).toBe(true)
    const file = another()
    await expect(writeBackup({ ...order, file, ownerUrl: await emptyDatabase('nothing') })).rejects.toThrow(
      'There is no database of Concord',
    )
    await expect(writeBackup({ ...order, file, signal: AbortSignal.abort() })).rejects.toThrow()
    expect(readdirSync(home).filter((name) => file.includes(name) || name.endsWith('.part'))).toEqual([])
  })

  it('keeps no start waiting but one that changes tables or fences, which waits until it is over', async () => {
    const databaseUrl = await emptyDatabase('waiting')
    await migrate(databaseUrl, TEST_SECRET)
    const starts: Promise<unknown>[] = []
    let isOver = false
    const read = await readAtOneMoment(databaseUrl, async () => {
      await migrate(databaseUrl, TEST_SECRET)
      await ask(databaseUrl, `update drizzle.sql_in_force set hash = 'of another version' returning 1`)
      starts.push(migrate(databaseUrl, TEST_SECRET).then(() => expect(isOver).toBe(true)))
      const waiting =
        'select 1 from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())'
      await expect.poll(() => ask(databaseUrl, waiting), { timeout: 20_000 }).toHaveLength(1)
      isOver = true
    })
    expect(read.ok).toBe(true)
    await Promise.all(starts)
  })

  it('is made once at a time, and neither spoils the other', async () => {
    const order = { file: another(), dataDir, ownerUrl, product: '1' }
    let second: Promise<string> | undefined
    const start = () => {
      second ??= writeBackup(order).then(String, (fault: Error) => fault.message)
    }
    const { sha256: hash } = await writeBackup({ ...order, say: start })
    expect(await second).toMatch(/Another backup of this database is being written|is there already/)
    await (await openArchive(order.file)).check()
    expect(await openArchive(order.file)).toMatchObject({ sha256: hash })
    expect(await writeBackup({ ...order, file: another() })).toHaveProperty('manifest')
  })

  it('leaves nothing behind where its connection or its own process is stopped in the middle', async () => {
    const file = another()
    const order = { file, dataDir, ownerUrl, product: '1' }
    const stopped = new AbortController()
    await expect(writeBackup({ ...order, signal: stopped.signal, say: () => stopped.abort() })).rejects.toThrow()
    const { owner } = await testDatabase()
    let ended = 0
    const unreachable = readAtOneMoment(ownerUrl, async ({ tables, rowsOf }) => {
      const all = await owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and datname = current_database() and state = 'idle in transaction'`,
        [new URL(ownerUrl).username],
      )
      ended = all.rowCount ?? 0
      for (const table of tables) for await (const _ of rowsOf(table));
    })
    await expect(unreachable).rejects.toThrow()
    expect(ended).toBe(1)
    expect(readdirSync(home).filter((name) => file.endsWith(name.replace('.part', '')))).toEqual([])
    expect(await writeBackup(order)).toHaveProperty('manifest')
  })

  it('is refused to a role that would not see every row', async () => {
    const { owner } = await testDatabase()
    const file = another()
    const tried = async (change: string) => {
      await owner.query(change)
      return writeBackup({ file, dataDir, ownerUrl, product: '1' }).then(
        () => 'written',
        (fault) => fault.message,
      )
    }
    expect(await tried('create policy narrow on scores as restrictive for select to public using (true)')).toContain(
      'does not see every row of scores',
    )
    expect(await tried('drop policy narrow on scores; drop policy users_owner on users')).toContain(
      'does not see every row of users',
    )
    expect(
      await tried(
        `create policy users_owner on users for all to ${new URL(ownerUrl).username} using (true) with check (true)`,
      ),
    ).toBe('written')
  })
})
