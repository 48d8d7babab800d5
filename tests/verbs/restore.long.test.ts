import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import tar from 'tar-stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAtOneMoment } from '@/db/backup'
import { fillEmptyDatabase } from '@/db/restore'
import { FIRST_LINE_BYTES } from '@/server/backup/first-line'
import { restoreBackup } from '@/server/backup/restore-backup'
import { restoringIn } from '@/server/backup/restoring'
import {
  another,
  type Change,
  catalogueOf,
  changed,
  countsIn,
  flipped,
  forged,
  isEmpty,
  locked,
  makeArchives,
  ownerUrl,
  passphrase,
  pathOf,
  plain,
  refusalOf,
  relined,
  removeArchives,
  repacked,
  sha256,
} from '../kit/archives'
import { emptyDatabase, testDatabase } from '../kit/database'
import { TEST_SECRET } from '../kit/postgres'

beforeAll(makeArchives)
afterAll(removeArchives)

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
