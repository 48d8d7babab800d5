import { execFile } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import pg from 'pg'
import tar from 'tar-stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAtOneMoment } from '@/db/backup'
import { migrate } from '@/db/migrate'
import { MIGRATIONS } from '@/db/refuse-older'
import { fillEmptyDatabase } from '@/db/restore'
import { readEnv } from '@/lib/env'
import { createArchive } from '@/server/backup/create-archive'
import { FIRST_LINE_BYTES, writeFirstLine } from '@/server/backup/first-line'
import { openArchive } from '@/server/backup/open-archive'
import { hasCluster } from '@/server/backup/place'
import { Refused } from '@/server/backup/refused'
import { restoreBackup } from '@/server/backup/restore-backup'
import { restoringIn } from '@/server/backup/restoring'
import { writeBackup } from '@/server/backup/write-backup'
import { inForce, structureOf } from '../kit/catalogue'
import { emptyDatabase, testDatabase } from '../kit/database'
import { plainNames } from '../kit/named'
import { TEST_SECRET } from '../kit/postgres'
import { buildWorld } from '../kit/world'

const home = mkdtempSync('/var/tmp/concord-backup-')
chmodSync(home, 0o755) // so that a cluster would lie in it, whoever runs this
const dataDir = join(home, 'data')
const plain = join(home, 'plain.backup')
const locked = join(home, 'locked.backup')
const passphrase = 'four words that nobody joins'
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
/** Of several chunks when it is encrypted, and nothing makes it smaller. */
const kept = randomBytes(200_000)
const spoilt = Buffer.from('what the disk made of it')
const pathOf: Record<string, string> = {}
let ownerUrl: string

beforeAll(async () => {
  ownerUrl = (await testDatabase()).ownerUrl
  const w = await buildWorld()
  const put = (path: string, content: Uint8Array | string) => {
    mkdirSync(dirname(join(dataDir, path)), { recursive: true })
    writeFileSync(join(dataDir, path), content)
  }
  for (const [name, content] of Object.entries({ kept, spoilt, lost: Buffer.from('lost') })) {
    pathOf[name] = `files/${w.council.id}/${sha256(name === 'spoilt' ? 'what it was' : content)}`
    await w.owner.query(
      `insert into evidence (council_id, assessment_id, assessment_question_id, kind, title, speaks_for, audience, file_name, media_type, size, sha256, added_by)
       values ($1, $2, $3, 'file', $4, current_date, 'council', 'plan.pdf', 'application/pdf', 5, $5, $6)`,
      [w.council.id, w.assessmentId, w.question('1.1').id, name, pathOf[name].slice(-64), w.lead.userId],
    )
    if (name !== 'lost') put(pathOf[name], content)
  }
  const canonical = '{"words":"as they were sealed"}'
  const submissionId = randomUUID()
  await w.owner.query(
    `insert into submissions (id, council_id, assessment_id, version, submitted_by, content, canonical, sha256)
     values ($1, $2, $3, 1, $4, $5::text::jsonb, $5::text, $6)`,
    [submissionId, w.council.id, w.assessmentId, w.lead.userId, canonical, sha256(canonical)],
  )
  for (const act of ['assessment.signing-started', 'assessment.submitted'])
    await w.owner.query('select link_to_trail($1, $2, $3, $4)', [
      ...[w.council.id, w.lead.userId, act],
      JSON.stringify({ assessmentId: w.assessmentId, sha256: sha256(canonical), submissionId }),
    ])
  await w.sessionOf(w.lead)
  put('secret', TEST_SECRET)
  put('keys/sealing.jwk', '{"kty":"OKP"}')
  put(`files/arriving/${randomUUID()}`, 'half a file')
  put('mail/one.json', '{}')
  await writeBackup({ file: plain, dataDir, ownerUrl, product: '1' })
  await writeBackup({ file: locked, dataDir, ownerUrl, product: '1', passphrase })
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const another = () => join(home, randomUUID())
const ask = async (databaseUrl: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  return client.query(text).then(
    ({ rows }) => client.end().then(() => rows),
    (fault) => client.end().then(() => Promise.reject(fault)),
  )
}
const countsIn = async (databaseUrl: string) => {
  const tables = await ask(
    databaseUrl,
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int from ${name}`).join(' union all ')
  return Object.fromEntries((await ask(databaseUrl, counts)).map(({ name, count }) => [name, count]))
}
const catalogueOf = async (databaseUrl: string) => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const lines = [await structureOf(client), (await inForce(client)).map(plainNames).sort()]
  await client.end()
  return lines
}
const isEmpty = async (databaseUrl: string) =>
  (await ask(databaseUrl, `select 1 from pg_class where relnamespace = 'public'::regnamespace`)).length === 0

/** What restoring this into an empty folder is refused with; nothing of it may stay behind. */
async function refusalOf(file: string, settings: { passphrase?: string; databaseUrl?: string } = {}) {
  const into = another()
  const met = await restoreBackup({ file, dataDir: into, secret: TEST_SECRET, ...settings }).catch((fault) => fault)
  expect(existsSync(into), 'left behind').toBe(false)
  expect(await hasCluster(into)).toBe(false)
  if (!(met instanceof Refused)) throw new Error('it was not refused', { cause: met })
  return met.kind
}
function changed(file: string, change: (bytes: Buffer) => Buffer) {
  const made = another()
  writeFileSync(made, change(readFileSync(file)))
  return made
}
const flipped = (file: string, at: number) =>
  changed(file, (bytes) => {
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    return bytes
  })
/** The same payload changed, under a first line that is right about it: what somebody can do who means harm. */
const relined = (file: string, change: (payload: Buffer) => Buffer) =>
  changed(file, (bytes) => {
    const payload = change(bytes.subarray(FIRST_LINE_BYTES))
    const line = { isEncrypted: file === locked, bytes: payload.length, sha256: sha256(payload) }
    return Buffer.concat([Buffer.from(writeFirstLine(line)), payload])
  })
/** A whole archive by its own account, with something else in it. */
async function repacked(change: Change) {
  const file = another()
  const archive = await createArchive(file)
  for await (const entry of (await openArchive(plain)).entries())
    for (const [name, content] of change(entry.name, (await buffer(entry.content)).toString('latin1')))
      await archive.add(name, Buffer.from(content, 'latin1'))
  await archive.finish()
  return file
}
type Change = (name: string, content: string) => [name: string, content: string][]

/** The same, and its last entry says of the rows what they are by then. */
async function forged(table: string, change: (rows: string) => string) {
  const hash = createHash('sha256')
  let rows = 0
  return repacked((name, content) => {
    if (name.startsWith(`rows/${table}/`)) {
      const made = change(content)
      hash.update(Buffer.from(made, 'latin1'))
      rows += made.split('\n').length - 1
      return [[name, made]]
    }
    if (name !== 'manifest.json') return [[name, content]]
    const last = JSON.parse(content)
    Object.assign(
      last.tables.find((one: { name: string }) => one.name === table),
      { rows, sha256: hash.digest('hex') },
    )
    return [[name, JSON.stringify(last)]]
  })
}

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

describe('a restore is refused in a sentence of its own, and leaves nothing behind', () => {
  it('where the passphrase is another, or missing, or asked for in vain', async () => {
    expect(await refusalOf(locked, { passphrase: 'four words that somebody joins' })).toBe('passphrase-wrong')
    expect(await refusalOf(locked)).toBe('passphrase-missing')
    expect(await refusalOf(plain, { passphrase })).toBe('not-encrypted')
  })

  it.each(['plain', 'locked'])(
    'where the file is cut at any of several places, or goes on after its end (%s)',
    async (name) => {
      const [file, settings] = name === 'plain' ? [plain, {}] : [locked, { passphrase }]
      const { length } = readFileSync(file)
      for (const at of [FIRST_LINE_BYTES, FIRST_LINE_BYTES + 1, 1_000, 66_000, length >> 1, length - 17, length - 1])
        expect(
          await refusalOf(
            changed(file, (bytes) => bytes.subarray(0, at)),
            settings,
          ),
          `cut at ${at}`,
        ).toBe('cut-short')
      for (const at of [0, 1, FIRST_LINE_BYTES - 1])
        expect(
          await refusalOf(
            changed(file, (bytes) => bytes.subarray(0, at)),
            settings,
          ),
          `cut at ${at}`,
        ).toBe('not-a-backup')
      expect(
        await refusalOf(
          changed(file, (bytes) => Buffer.concat([bytes, Buffer.from('x')])),
          settings,
        ),
      ).toBe('altered')
    },
  )

  it.each(['plain', 'locked'])('where one byte is another, wherever it is (%s)', async (name) => {
    const [file, settings] = name === 'plain' ? [plain, {}] : [locked, { passphrase }]
    for (let at = 0; at < FIRST_LINE_BYTES; at++)
      expect(await refusalOf(flipped(file, at), settings), `byte ${at}`).toBeTruthy()
    const { length } = readFileSync(file)
    for (const at of [0, 3, 9, 40, 100, 250, (length - FIRST_LINE_BYTES) >> 1, length - FIRST_LINE_BYTES - 1])
      expect(await refusalOf(flipped(file, FIRST_LINE_BYTES + at), settings), `byte ${at} after the line`).toBe(
        'altered',
      )
  })

  it('where somebody cut, changed or reordered what is encrypted and made its first line right again', async () => {
    const payload = readFileSync(locked).subarray(FIRST_LINE_BYTES)
    const begin = payload.indexOf('\n', payload.indexOf('\n--- ') + 1) + 1 + 16
    const CHUNK = 64 * 1024 + 16
    const chunks = Array.from({ length: Math.ceil((payload.length - begin) / CHUNK) }, (_, at) =>
      payload.subarray(begin + at * CHUNK, begin + (at + 1) * CHUNK),
    )
    expect(chunks.length, 'enough to be reordered').toBeGreaterThan(2)
    const of = (...parts: Buffer[]) => relined(locked, () => Buffer.concat([payload.subarray(0, begin), ...parts]))
    const databaseUrl = await emptyDatabase('chunks')
    const [first = payload, second = payload, ...rest] = chunks
    expect(await refusalOf(of(second, first, ...rest), { passphrase }), 'reordered').toBe('altered')
    expect(await refusalOf(of(first, ...rest), { passphrase }), 'one left out').toBe('altered')
    expect(await refusalOf(of(first, second), { passphrase, databaseUrl }), 'cut between two').toBe('altered')
    expect(readFileSync(of(...chunks)).equals(readFileSync(locked)), 'as it was').toBe(true)
  }, 180_000)

  it('where rows, files or their names are others than the last entry says', async () => {
    const tries: Record<string, Change> = {
      'a row changed': (name, content) => [
        [name, name.startsWith('rows/councils/') ? content.replace('testby', 'others') : content],
      ],
      'a row left out': (name, content) => [
        [name, name.startsWith('rows/users/') ? content.replace(/^.*\n/, '') : content],
      ],
      'a table left out': (name, content) => (name.startsWith('rows/assignments/') ? [] : [[name, content]]),
      'a file changed': (name, content) => [[name, name.includes(`${pathOf.kept}`) ? 'something else' : content]],
      'a file elsewhere': (name, content) => [[name === 'data/secret' ? 'data/../secret' : name, content]],
      'the end left out': (name, content) => (name === 'manifest.json' ? [] : [[name, content]]),
      'something after the end': (name, content) => [
        [name, content],
        ...(name === 'manifest.json' ? [['data/keys/x', 'x'] as [string, string]] : []),
      ],
    }
    const databaseUrl = await emptyDatabase('forged')
    for (const [what, change] of Object.entries(tries)) {
      expect(await refusalOf(await repacked(change), { databaseUrl }), what).toBe('altered')
      expect(await isEmpty(databaseUrl), what).toBe(true)
    }
  })

  it('where somebody has changed what is sealed, and made the last entry right again', async () => {
    const WORDS = 'as they were sealed'
    const forgeries: [what: string, table: string, change: (rows: string) => string, words: RegExp][] = [
      ['words', 'submissions', (rows) => rows.replaceAll(WORDS, 'as I want them'), /version 1 of the submission of “/],
      [
        'words beside the sealed ones',
        'submissions',
        (rows) => rows.replace(WORDS, 'as I want them'),
        /submission of “/,
      ],
      [
        'words and their seal',
        'submissions',
        (rows) =>
          rows.replaceAll(WORDS, 'as I want them').replace(/[0-9a-f]{64}/, sha256('{"words":"as I want them"}')),
        /submission of “/,
      ],
      ['an act', 'audit_entries', (rows) => rows.replaceAll('signing-started', 'signing-widened'), /audit trail of /],
      [
        'who acted',
        'audit_entries',
        (rows) => rows.replace(/"actorId":"[^"]+"/, `"actorId":"${randomUUID()}"`),
        /trail/,
      ],
      ['an entry left out', 'audit_entries', (rows) => rows.replace(/^.*signing-started.*\n/m, ''), /trail/],
    ]
    const databaseUrl = await emptyDatabase('unfit')
    for (const [what, table, change, words] of forgeries) {
      const order = { file: await forged(table, change), dataDir: another(), databaseUrl, secret: TEST_SECRET }
      const met = await restoreBackup(order).catch((fault) => fault)
      expect([met.kind, met.message], what).toEqual(['does-not-fit', expect.stringMatching(words)])
      expect(await isEmpty(databaseUrl), what).toBe(true)
    }
    expect(
      await restoreBackup({
        file: await forged('submissions', (rows) => rows),
        dataDir: another(),
        databaseUrl,
        secret: TEST_SECRET,
      }),
    ).toHaveProperty('manifest')
  }, 180_000)

  it('where a name comes twice, or an entry or a header unpacks to more than any has', async () => {
    const databaseUrl = await emptyDatabase('twice')
    const settings = { databaseUrl }
    for (const twice of ['data/keys/sealing.jwk', 'rows/councils/000001', 'data/secret']) {
      const file = await repacked((name, content) => Array(name === twice ? 2 : 1).fill([name, content]))
      expect(await refusalOf(file, settings), twice).toBe('named-twice')
    }
    const swollen = await repacked((name, content) => [
      [name, name === 'about.json' ? ' '.repeat(65 * 1_024 * 1_024) : content],
    ])
    expect(await refusalOf(swollen, settings)).toBe('too-much-in-one')
    const pack = tar.pack()
    const header = { name: 'about.json', pax: { comment: 'x'.repeat(5_000_000) } }
    pack.entry(header, '{}')
    pack.finalize()
    const payload = gzipSync(await buffer(pack))
    expect(
      await refusalOf(
        relined(plain, () => payload),
        settings,
      ),
    ).toBe('too-much-in-one')
  }, 180_000)

  it('where a newer version made it: another format, or tables that this one does not know', async () => {
    const format = changed(plain, (bytes) => Buffer.concat([Buffer.from('concord-backup 2 '), bytes.subarray(17)]))
    expect(await refusalOf(format)).toBe('newer')
    const tables = await repacked((name, content) => {
      if (name !== 'about.json') return [[name, content]]
      const about = JSON.parse(content)
      about.migrations.push({ hash: sha256('of next year'), createdAt: '9999999999999' })
      return [[name, JSON.stringify(about)]]
    })
    expect(await refusalOf(tables)).toBe('newer')
  })

  it('where the place is not empty, and changes nothing there', async () => {
    const before = await countsIn(ownerUrl)
    expect(await refusalOf(plain, { databaseUrl: ownerUrl })).toBe('database-not-empty')
    expect(await countsIn(ownerUrl)).toEqual(before)
    const into = another()
    mkdirSync(into)
    writeFileSync(join(into, 'secret'), 'of somebody else')
    await expect(restoreBackup({ file: plain, dataDir: into })).rejects.toMatchObject({ kind: 'folder-not-empty' })
    expect(readdirSync(into)).toEqual(['secret'])
    expect(await refusalOf(another())).toBe('file-missing')
    expect(await refusalOf(import.meta.filename)).toBe('not-a-backup')
  })

  it('where the role in DATABASE_URL goes round every fence', async () => {
    const url = new URL(await emptyDatabase('unfenced'))
    const { username, password } = new URL((await testDatabase()).owner.options.connectionString ?? '')
    Object.assign(url, { username, password })
    const into = another()
    await expect(restoreBackup({ file: plain, dataDir: into, databaseUrl: url.href })).rejects.toThrow(
      'goes round every fence',
    )
    expect(await isEmpty(url.href)).toBe(true)
    expect(existsSync(into)).toBe(false)
  })
})

describe('a restore that was killed', () => {
  it('has committed nothing before everything is in force', async () => {
    const databaseUrl = await emptyDatabase('late')
    const read = await readAtOneMoment(ownerUrl, async (moment) => moment)
    if (!read.ok) throw new Error(read.refusal.kind)
    const fill = (secretOf: () => Promise<string>) =>
      fillEmptyDatabase(databaseUrl, read.value, 'late', async () => {}, secretOf)
    await expect(fill(() => Promise.reject(new Error('at the very end')))).rejects.toThrow('at the very end')
    expect(await isEmpty(databaseUrl)).toBe(true)
    await fill(async () => TEST_SECRET)
    expect(await catalogueOf(databaseUrl)).toEqual(await catalogueOf(ownerUrl))
  })

  it('begins again where its rows were not committed, and ends what was left where they were', async () => {
    const databaseUrl = await emptyDatabase('killed')
    const into = another()
    const order = { file: plain, dataDir: into, databaseUrl, secret: TEST_SECRET }
    mkdirSync(join(restoringIn(into), 'keys'), { recursive: true })
    writeFileSync(join(restoringIn(into), 'keys/half'), 'half')
    expect(await restoreBackup(order)).toHaveProperty('manifest')
    expect(readdirSync(join(into, 'keys'))).toEqual(['sealing.jwk'])

    mkdirSync(join(restoringIn(into), 'keys'), { recursive: true })
    writeFileSync(join(restoringIn(into), 'keys/sealing.jwk'), readFileSync(join(into, 'keys/sealing.jwk')))
    rmSync(join(into, 'keys'), { recursive: true })
    expect(await restoreBackup(order)).toHaveProperty('earlier')
    expect(readdirSync(join(into, 'keys'))).toEqual(['sealing.jwk'])
    expect(existsSync(restoringIn(into))).toBe(false)
  })

  it('keeps the product from starting until it has come to its end', async () => {
    const into = another()
    mkdirSync(restoringIn(into), { recursive: true })
    const start = promisify(execFile)(process.execPath, ['--import', 'tsx', 'server/launch.ts'], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, DATA_DIR: into, NODE_ENV: 'production' },
    })
    await expect(start).rejects.toMatchObject({
      stdout: expect.stringContaining('Run the same npm run restore once more'),
    })
    expect(readdirSync(into)).toEqual(['restoring'])
  })
})
