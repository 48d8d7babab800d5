import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import canonicalize from 'canonicalize'
import JSZip from 'jszip'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '@/lib/assessment/store'
import { startThread, startThreadInput } from '@/lib/comment/start-thread'
import { attachFile, attachFileInput } from '@/lib/evidence/attach-file'
import { askExport } from '@/lib/export/ask-export'
import { exportOwn } from '@/lib/export/export-own'
import { EXPORT_JOBS } from '@/lib/export/make-export'
import { openExport } from '@/lib/export/open-export'
import { readEverything } from '@/lib/export/read-everything'
import { NOT_TAKEN, TAKEN } from '@/lib/export/taken'
import { verifyExport } from '@/lib/export/verify-export'
import { viewExport } from '@/lib/export/view-export'
import { writeOwn } from '@/lib/export/write-own'
import { workOffJobs } from '@/lib/job/work-on-jobs'
import { ok } from '@/lib/result'
import { keepDraft } from '@/lib/score/keep-draft'
import { revealRound } from '@/lib/score/reveal-round'
import { submitScore } from '@/lib/score/submit-score'
import { assembleSubmission } from '@/lib/submission/assemble-submission'
import { loadSubmissionRows } from '@/lib/submission/load-submission'
import { fromDatabase, fromKeys, type Known, verifyCouncil } from '@/server/verify/verify-file'
import { testDatabase } from '../kit/database'
import { checkExport, hasPython } from '../kit/python'
import { paragraph, typistOf } from '../kit/type-answer'
import { buildWorld, SCORING, type Scoring } from '../kit/world'

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'concord-export-'))

let w: Scoring
type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: { kind: string } }
function done<T>(result: Outcome<T>): T {
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value
}
const kindOf = (result: Outcome<unknown>) => (result.ok ? 'yes' : result.refusal.kind)
const everything = async (who: Caller = w.lead) =>
  done(await inCouncil(who, async (tx, actor) => ok(await readEverything(tx, actor))))
const where = () => ({ assessmentId: w.assessmentId, code: '1.1', roundId: w.roundId })
const SCORE = { kind: 'level', current: 1, ambition: 4, confidence: 'high', evidenceStrength: 'fair' } as const

/** As the owning role, past what the walls refuse it too. */
async function pastTheRules(text: string, values: unknown[]) {
  const client = await w.owner.connect()
  try {
    await client.query('set session_replication_role = replica')
    await client.query(text, values)
  } finally {
    client.release(true)
  }
}
const naming = (rule: string) =>
  pastTheRules('update assessments set naming_rule = $1 where id = $2', [rule, w.assessmentId])

async function made(who: Caller = w.lead) {
  const { exportId } = done(await askExport(who, {}))
  await workOffJobs(EXPORT_JOBS)
  const opened = done(await openExport(who, { exportId }))
  return { exportId, bytes: await buffer(opened.read()) }
}

/** A hash over what is sealed, as RFC 8785 writes it. */
const seal = (value: unknown) =>
  createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex')

type Json = Record<string, unknown>
/** An export of which one part says something else, with its hash in the manifest and the list of hashes made anew. */
async function remade(bytes: Buffer, path: string, change: (was: Json) => unknown): Promise<Buffer> {
  const zip = await JSZip.loadAsync(bytes)
  const read = async (name: string) => (await zip.file(name)?.async('string')) ?? ''
  const hashOf = async (name: string) =>
    createHash('sha256')
      .update(await read(name))
      .digest('hex')
  zip.file(path, JSON.stringify(change(JSON.parse(await read(path)))))
  const manifest = JSON.parse(await read('manifest.json'))
  for (const file of manifest.files) if (file.path === path) file.sha256 = await hashOf(path)
  zip.file('manifest.json', JSON.stringify(manifest))
  const all = [...manifest.files, { path: 'manifest.json', sha256: await hashOf('manifest.json') }]
  zip.file('SHA256SUMS', all.map(({ sha256, path: name }) => `${sha256}  ${name}\n`).join(''))
  return zip.generateAsync({ type: 'nodebuffer' })
}

/** An export whose submission says something else, with both its seals made anew as well. */
async function resealed(bytes: Buffer, change: (content: object) => object): Promise<Buffer> {
  const names = Object.keys((await JSZip.loadAsync(bytes)).files)
  const path = names.find((one) => /^submissions\/.+\.json$/.test(one)) ?? ''
  return remade(bytes, path, ({ submission, ...rest }) => {
    const sealed = submission as { content: object; signatures: object[] }
    const content = change(sealed.content)
    const signatures = sealed.signatures.map((one) => ({ ...one, contentSha256: seal(content) }))
    const made = { ...sealed, content, signatures }
    return { ...rest, submission: made, sha256: seal(made), statement: null }
  })
}

beforeAll(async () => {
  await testDatabase()
  w = await buildWorld(SCORING)
  const place = { councilId: w.council.id, documentId: w.documentId }
  await typistOf(place).write(w.officer, (text) =>
    text.insert(0, [paragraph('The harbour wall was surveyed. “Ŵŷ” 😀 \\ "')]),
  )
  done(await startThread(w.member, startThreadInput.parse({ subjectId: w.documentId, body: 'By whom?' })))
  const put = async (title: string, readers: string) =>
    done(
      await attachFile(w.officer, {
        ...attachFileInput.parse({
          title,
          fileName: `${title}.csv`,
          speaksFor: '2026-01-31',
          readers,
          named: [w.member.userId],
        }),
        bytes: (async function* () {
          yield Buffer.from(`${title},1\n`)
        })(),
      }),
    )
  await put('Open figures', 'council')
  await put('Closed figures', 'named')
  for (const one of w.assessors.slice(1))
    done(await submitScore(one, { ...where(), ...SCORE, reason: 'Others said so' }))
  const content = done(
    await inCouncil(w.lead, async (tx, actor) => {
      const assessment = await loadAssessment(tx, actor, w.assessmentId)
      if (!assessment) throw new Error('no assessment')
      return ok(assembleSubmission(await loadSubmissionRows(tx, assessment)).content)
    }),
  )
  const at = { assessment_id: (await w.assess({ questions: ['2.1'], state: 'preparing' })).id }
  const file = {
    content,
    submittedAt: '2026-06-01T10:00:00.000Z',
    signatures: [{ name: 'N', post: 'P', signedAt: '2026-06-01T09:00:00.000Z', contentSha256: seal(content) }],
  }
  await pastTheRules(
    `insert into submissions (council_id, assessment_id, version, content, canonical, sha256, submitted_by) values ($1, $2, 1, $3, $4, $5, $6)`,
    [w.council.id, at.assessment_id, JSON.stringify(file), canonicalize(file), seal(file), w.lead.userId],
  )
}, 180_000)

describe('everything that a council holds', () => {
  it('is for its lead, who asks for it, and for nobody else by any door', async () => {
    const { exportId } = await made()
    expect((await openExport(w.lead, { exportId })).ok, 'there is one').toBe(true)
    const others = [w.member, w.officer, w.observer, w.contributor, w.monitor, { ...w.outsider, place: w.lead.place }]
    for (const who of others) {
      expect(kindOf(await askExport(who, {}))).toBe('not-found')
      expect(kindOf(await openExport(who, { exportId }))).toBe('not-found')
      const seen = await viewExport(who, null)
      if (seen.ok) expect(seen.value).toMatchObject({ exports: [], abilities: { exportCouncil: false } })
    }
    expect(kindOf(await viewExport({ ...w.outsider, place: w.lead.place }, null))).toBe('not-found')
    const second = await w.join('Second', { role: 'lead' })
    expect(kindOf(await openExport(second, { exportId })), 'another lead').toBe('not-found')
    expect(done(await viewExport(w.lead, null)).exports).toMatchObject([{ id: exportId, state: 'ready' }])
    const { rows } = await w.owner.query(`select act from audit_entries where act = 'council.export-asked'`)
    expect(rows).toHaveLength(1)
  })

  it('is made once at a time, and is not handed out any more where its asker is no lead', async () => {
    const second = await w.join('Third', { role: 'lead' })
    const { exportId } = done(await askExport(second, {}))
    expect(kindOf(await askExport(second, {}))).toBe('export-waits-already')
    await workOffJobs(EXPORT_JOBS)
    expect((await openExport(second, { exportId })).ok).toBe(true)
    await w.owner.query(`update memberships set ends_on = current_date where user_id = $1`, [second.userId])
    await w.council.join('observer', 'Elsewhere')
    expect(kindOf(await openExport(second, { exportId }))).toBe('not-found')
  })

  it('is checked by a reader that knows nothing of us: every file’s hash, every seal, every entry of the trail', async () => {
    const { bytes } = await made()
    const zip = await JSZip.loadAsync(bytes)
    const sha = (content: Buffer | string) => createHash('sha256').update(content).digest('hex')
    const sums = (await zip.file('SHA256SUMS')?.async('string'))?.trimEnd().split('\n') ?? []
    for (const line of sums) {
      const [, sha256, path = ''] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
      expect(sha((await zip.file(path)?.async('nodebuffer')) ?? ''), path).toBe(sha256)
    }
    expect(sums.length).toBe(Object.values(zip.files).filter(({ dir }) => !dir).length - 1)
    const read = async (path: string) => JSON.parse((await zip.file(path)?.async('string')) ?? 'null')
    const [sealed] = Object.keys(zip.files).filter((path) => path.startsWith('submissions/') && path.endsWith('.json'))
    const { submission, sha256 } = await read(sealed as string)
    expect(sha(canonicalize(submission) ?? '')).toBe(sha256)
    expect(submission.signatures[0].contentSha256).toBe(sha(canonicalize(submission.content) ?? ''))
    let before = ''
    for (const { entry, hash } of await read('trail/council.json')) {
      if (entry !== null) expect([sha(entry), JSON.parse(entry).previousHash]).toEqual([hash, before])
      before = hash
    }
    expect(await read('rows/comments.json')).toMatchObject([{ body: 'By whom?' }])
    expect(await zip.file(`texts/${w.documentId}.html`)?.async('string')).toContain('The harbour wall was surveyed.')
    const index = (await zip.file('index.html')?.async('string')) ?? ''
    const leads = [...index.matchAll(/href="([^"]+)"/g)].map(([, path]) => path ?? '')
    expect(leads.filter((path) => !zip.file(path))).toEqual([])
    expect(leads).toContain(`texts/${w.documentId}.html`)
    expect(index).toContain('Open figures')
    expect(index).not.toContain('Closed figures')
    const schema = await read('schema.json')
    for (const path of Object.keys(zip.files).filter((one) => /^rows\/.+\.json$/.test(one))) {
      const { required, properties } = schema.properties[path].items
      for (const row of await read(path)) {
        expect(
          Object.keys(row).filter((column) => !(column in properties)),
          path,
        ).toEqual([])
        expect(
          required.filter((column: string) => !(column in row)),
          path,
        ).toEqual([])
      }
    }
  })

  it.skipIf(!hasPython)('is checked by a program in another language, and found out by it', async () => {
    const { bytes } = await made()
    const whole = checkExport(bytes)
    expect(whole).toMatchObject({ council: w.council.name, seals: 1, wrong: [] })
    expect(whole.files).toBeGreaterThan(10)
    const changed = async (change: (zip: JSZip) => unknown, from: Uint8Array = bytes) => {
      const zip = await JSZip.loadAsync(from)
      await change(zip)
      return checkExport(await zip.generateAsync({ type: 'nodebuffer' })).wrong
    }
    expect(await changed((zip) => zip.file('rows/comments.json', '[]'))).toEqual([
      ...['rows/comments.json is not what SHA256SUMS says', 'rows/comments.json is not what manifest.json says'],
    ])
    expect(await changed((zip) => zip.remove('rows/comments.json'))).toEqual(['rows/comments.json is missing'])
    expect(await changed((zip) => zip.file('more.txt', 'x'))).toHaveLength(2)
    const forged = await resealed(bytes, (content) => ({ ...content, council: { name: 'Forged', type: 'unitary' } }))
    expect(checkExport(forged).wrong, 'sealed anew, with no statement').toEqual([])
    const altered = await changed(async (zip) => {
      const path = Object.keys(zip.files).find((one) => /^submissions\/.+\.json$/.test(one)) ?? ''
      zip.file(path, ((await zip.file(path)?.async('string')) ?? '').replace('Forged', 'Altered'))
    }, forged)
    expect(altered).toEqual(
      expect.arrayContaining([
        ...[expect.stringContaining('does not fit its seal'), expect.stringContaining('is not what was signed')],
      ]),
    )
  })

  it('is found out where a byte of it was changed, a file was taken out, or one was put in', async () => {
    const { bytes } = await made()
    const path = join(process.env.DATA_DIR ?? '', 'export.zip')
    const judged = async (change?: (zip: JSZip) => void) => {
      const zip = await JSZip.loadAsync(bytes)
      change?.(zip)
      writeFileSync(path, change ? await zip.generateAsync({ type: 'nodebuffer' }) : bytes)
      return verifyExport(path)
    }
    expect(await judged()).toMatchObject({
      ...{ wrong: [], sealed: [expect.any(String)], chain: w.council.id },
      council: { name: w.council.name, slug: w.council.slug },
    })
    expect((await judged()).entries).toBeGreaterThan(0)
    expect((await judged((zip) => zip.file('rows/comments.json', '[]'))).wrong).toEqual([
      'rows/comments.json is not what it was',
    ])
    expect((await judged((zip) => zip.remove('rows/comments.json'))).wrong).toEqual(['rows/comments.json is missing'])
    expect((await judged((zip) => zip.file('more.txt', 'x'))).wrong).toEqual(['more.txt was added'])
    writeFileSync(path, bytes)
    const command = join(process.cwd(), 'server/verify/command.ts')
    const run = () =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', command, path]).catch((ended: object) => ended)
    expect(await run(), 'where there is no database').toMatchObject({
      ...{ code: 2, stdout: expect.stringContaining('files have the hashes that are said of them') },
    })
    const half = await readFile(path)
    writeFileSync(path, half.subarray(0, half.length / 2))
    expect(await run()).toMatchObject({ code: 1 })
  }, 120_000)

  it('is known where its seals and the ends of its trails are, and nowhere else, though it fits itself', async () => {
    const { bytes } = await made()
    const here = await fromDatabase((await testDatabase()).ownerUrl)
    const path = join(process.env.DATA_DIR ?? '', 'known.zip')
    const judged = async (file: Buffer, known: Known | null = here) => {
      writeFileSync(path, file)
      return verifyCouncil(path, known)
    }
    const known = await judged(bytes)
    expect(known).toMatchObject({ status: 0 })
    expect(known.lines.at(-1)).toContain(`its trail is that of ${w.council.name} (${w.council.slug})`)
    expect(known.lines.join('\n')).toMatch(
      /this file alone vouches for them: index\.html, .*rows \(\d+\), texts \(\d+\)\.$/m,
    )
    for (const council of [
      { name: 'Council of Elsewhere', slug: w.council.slug },
      { name: w.elsewhere.name, slug: w.elsewhere.slug },
    ])
      expect(
        await judged(await remade(bytes, 'manifest.json', (manifest) => ({ ...manifest, council }))),
      ).toMatchObject({
        ...{ status: 1, lines: expect.arrayContaining([expect.stringContaining('which is not what it says')]) },
      })
    const rows = await remade(bytes, 'rows/comments.json', () => [])
    expect(await judged(rows), 'rows are not vouched for, and it says so').toMatchObject({ status: 0 })
    expect(await judged(bytes, null), 'where nothing can be looked up').toMatchObject({ status: 2 })
    expect(await judged(bytes, fromKeys('{"keys":[]}')), 'by keys of another site').toMatchObject({ status: 1 })
    const forged = await resealed(bytes, (content) => ({ ...content, council: { name: 'Forged', type: 'unitary' } }))
    expect(await judged(forged), 'sealed anew with every hash right').toMatchObject({ status: 1 })
    expect(await judged(forged, null)).toMatchObject({ status: 2 })
  })

  it('holds no evidence that its asker may not open, and none of it by its name', async () => {
    const { bytes } = await made()
    const zip = await JSZip.loadAsync(bytes)
    const files = Object.keys(zip.files).filter((path) => /^files\/.+/.test(path))
    expect(files).toHaveLength(1)
    const all = await Promise.all(Object.values(zip.files).map((file) => file.async('string')))
    expect(
      all.some((words) => words.includes('Open figures')),
      'what they may',
    ).toBe(true)
    expect(all.some((words) => words.includes('Closed figures'))).toBe(false)
  })

  it('tells nothing of a hidden score, its reason or its draft: it is the same to the letter', async () => {
    const told = async () => JSON.stringify({ ...(await everything()), takenAt: '' })
    const before = await told()
    const hidden = w.assessors[0] as Caller
    done(await keepDraft(hidden, { ...where(), kind: '4', reason: 'Canary' } as never))
    expect(await told()).toBe(before)
    done(await submitScore(hidden, { ...where(), ...SCORE, reason: 'Canary' }))
    expect(await told()).toBe(before)
    expect(before, 'nobody’s').not.toContain('Others said so')
  })

  it('holds revealed scores under their authors’ names, or where the rule keeps names back, without a way to them', async () => {
    done(await revealRound(w.chair, where()))
    const scores = async () => (await everything()).rows.find(({ name }) => name === 'scores')?.lines.join('\n') ?? ''
    await naming('names')
    expect(await scores()).toContain(w.assessors[0]?.userId)
    await naming('anonymous')
    expect(await scores()).toContain('Canary')
    expect(await scores()).not.toMatch(/assessor_id|"id"|submitted_at/)
    for (const { userId } of w.assessors) expect(await scores()).not.toContain(userId)
  })

  it('takes or leaves out every table of a council and a review, with a reason', async () => {
    const { rows } = await w.owner.query<{ name: string }>(
      `select table_name as name from information_schema.columns c where column_name = 'council_id' and table_schema = 'public'
        and exists (select from pg_class t where t.relname = c.table_name and t.relkind = 'r') order by 1`,
    )
    const { getTableName } = await import('drizzle-orm')
    const known = [...TAKEN.map(getTableName), ...Object.keys(NOT_TAKEN)]
    const OF_NO_COUNCIL = ['mails', 'notice_preferences', 'done_acts']
    expect(
      rows.map(({ name }) => name).filter((name) => !known.includes(name) && !OF_NO_COUNCIL.includes(name)),
    ).toEqual([])
    expect(new Set(known).size).toBe(known.length)
  })
})

describe('one person’s own data', () => {
  it('is every row that names them, what is theirs alone included, and nobody else’s', async () => {
    const { rows } = done(await exportOwn(w.member, null)) as { rows: Record<string, { body?: string }[]> }
    expect(rows.comments).toMatchObject([{ body: 'By whom?' }])
    expect(rows.people).toMatchObject([{ id: w.member.userId }])
    const [first, second] = [w.assessors[0] as Caller, w.assessors[1] as Caller]
    const own = JSON.stringify(done(await exportOwn(first, null)))
    expect(own).toContain('Canary')
    expect(JSON.stringify(done(await exportOwn(second, null)).rows)).not.toContain('Canary')
    const page = await writeOwn(done(await exportOwn(w.member, null)))
    expect(page).toContain('By whom?')
    expect(page).not.toContain(w.member.userId)
    expect(kindOf(await exportOwn({ ...w.outsider, place: w.lead.place }, null))).toBe('not-found')
  })
})
