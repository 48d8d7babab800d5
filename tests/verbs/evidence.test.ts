import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fileResponse } from '@/app/_doors/serve-file'
import { type Caller, inCouncil } from '@/db/gate'
import { evidence } from '@/db/schema/evidence'
import { env } from '@/lib/env'
import { type AttachFile, attachFile, attachFileInput } from '@/lib/evidence/attach-file'
import { attachLink, attachLinkInput } from '@/lib/evidence/attach-link'
import { MAX_FILE_BYTES } from '@/lib/evidence/evidence'
import { openEvidence } from '@/lib/evidence/open-evidence'
import { removeEvidence } from '@/lib/evidence/remove-evidence'
import { scan } from '@/lib/evidence/scan'
import { viewAllEvidence } from '@/lib/evidence/view-all-evidence'
import { viewEvidence } from '@/lib/evidence/view-evidence'
import { ok } from '@/lib/result'
import { testDatabase } from '../kit/database'
import { buildWorld, type World } from '../kit/world'

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'concord-files-'))

const PDF = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 7)])

let w: World
beforeAll(async () => void (await testDatabase()))
beforeEach(async () => {
  w = await buildWorld()
})

async function* inPieces(bytes: Uint8Array, size = 64_000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const about = (more: object = {}) => ({
  ...{
    assessmentId: w.assessment.id,
    code: '1.1',
    title: 'Efficiency plan',
    speaksFor: '2026-01-31',
    readers: 'peers',
  },
  ...more,
})
const file = (bytes: Uint8Array = PDF, more: object = {}): AttachFile => ({
  ...attachFileInput.parse(about({ fileName: 'plan.pdf', ...more })),
  bytes: inPieces(bytes),
})
const attach = (caller: Caller, bytes?: Uint8Array, more?: object) => attachFile(caller, file(bytes, more))
const link = (caller: Caller, more: object = {}) =>
  attachLink(caller, attachLinkInput.parse(about({ url: 'https://northmoor.example/budget', ...more })))
const kindOf = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  result.ok ? 'yes' : result.refusal.kind
const attached = async (caller: Caller = w.officer, more: object = {}) => {
  const done = await attach(caller, PDF, more)
  if (!done.ok) throw new Error(`not attached: ${done.refusal.kind}`)
  return done.value.evidenceId as string
}
const EXEMPT = { legalClass: 'exempt', exemptParagraph: '3', classReason: 'A live tender', classReviewOn: '2099-01-01' }
/** Two people have said how it stands: past the rules, by the owning role. */
const decided = async (evidenceId: string, legalClass: 'exempt' | 'confidential') => {
  const { owner } = await testDatabase()
  await owner.query(
    `update evidence_items set legal_class = $2, exempt_paragraph = case $2 when 'exempt' then 3 end, class_reason = 'R', class_review_on = '2099-01-01',
       class_decided_by = added_by, held_at = null where id = $1`,
    [evidenceId, legalClass],
  )
}
const list = async (caller: Caller, code = '1.1', removed = false) => {
  const seen = await viewEvidence(caller, { assessmentId: w.assessment.id, code, removed })
  return seen.ok ? seen.value.items : []
}
const faults = (more: object) =>
  attachFileInput.safeParse(about({ fileName: 'plan.pdf', ...more })).error?.issues.map((issue) => issue.message) ?? []

describe('attaching a file', () => {
  it('keeps the bytes, their hash and their kind, and lists them on the question', async () => {
    const evidenceId = await attached()
    const sha256 = createHash('sha256').update(PDF).digest('hex')
    expect(await list(w.observer)).toMatchObject([
      {
        id: evidenceId,
        title: 'Efficiency plan',
        sha256,
        size: PDF.length,
        mediaType: 'application/pdf',
        addedBy: 'Olga',
      },
    ])
    const opened = await openEvidence(w.observer, { evidenceId })
    if (!opened.ok) throw new Error(opened.refusal.kind)
    expect(await text(opened.value.read())).toBe(PDF.toString())
    expect(opened.value.headers).toMatchObject({
      'Content-Disposition': `attachment; filename="plan.pdf"; filename*=UTF-8''plan.pdf`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'private, no-store, no-transform',
    })
  })

  it('is for the lead, members, officers and an assigned contributor, and for nobody else', async () => {
    for (const writer of [w.lead, w.member, w.officer, w.contributor]) expect(kindOf(await attach(writer))).toBe('yes')
    expect(kindOf(await attach(w.observer))).toBe('only-writers-attach')
    expect(kindOf(await attach(w.unassigned))).toBe('not-found')
    expect(kindOf(await attach(w.contributor, PDF, { code: '1.2' }))).toBe('not-found')
    expect(kindOf(await attach(w.outsider))).toBe('not-found')
    expect(kindOf(await attach({ ...w.outsider, place: w.lead.place }))).toBe('not-found')
    expect(kindOf(await attach({ ...w.lead, place: w.outsider.place }))).toBe('not-found')
    expect(await list(w.lead)).toHaveLength(4)
  })

  it('reads no byte from somebody who may not attach', async () => {
    let wasRead = false
    const bytes = (async function* () {
      wasRead = true
      yield PDF
    })()
    await attachFile(w.observer, { ...file(), bytes })
    expect(wasRead).toBe(false)
  })

  it('names nothing that is not there', async () => {
    expect(kindOf(await attach(w.lead, PDF, { assessmentId: randomUUID() }))).toBe('not-found')
    expect(kindOf(await attach(w.lead, PDF, { assessmentId: 'x' }))).toBe('not-found')
    expect(kindOf(await attach(w.lead, PDF, { code: '9.9' }))).toBe('not-found')
  })

  it('stops at the freeze, also for an upload that began before it', async () => {
    const bytes = (async function* () {
      yield PDF
      await w.move('signing')
    })()
    expect(kindOf(await attachFile(w.lead, { ...file(), bytes }))).toBe('evidence-is-frozen')
    expect(kindOf(await link(w.lead))).toBe('evidence-is-frozen')
    expect(await list(w.lead)).toEqual([])
  })

  it.each([
    ['an empty file', Buffer.alloc(0), 'plan.pdf', 'file-empty'],
    ['a program named as a PDF', EXE, 'plan.pdf', 'file-not-what-it-says'],
    ['a program under its own name', EXE, 'setup.exe', 'file-type-not-taken'],
    ['a file without an ending', PDF, 'plan', 'file-type-not-taken'],
    ['a PDF named as a picture', PDF, 'plan.png', 'file-not-what-it-says'],
    ['words named as a PDF', Buffer.from('hello'), 'plan.pdf', 'file-not-what-it-says'],
    ['a program named as a table', Buffer.from('\x7fELF\x02\x01\x01\0\0'), 'plan.csv', 'file-not-what-it-says'],
    ['bytes named as a table', Buffer.from('a,b\n\0\0'), 'plan.csv', 'file-not-what-it-says'],
    [
      'a zip named as a workbook',
      Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex'),
      'plan.xlsx',
      'file-not-what-it-says',
    ],
    ['26 MB', Buffer.alloc(26_000_000, 1), 'plan.pdf', 'file-too-large'],
    [
      'one byte too many',
      Buffer.concat([PDF, Buffer.alloc(MAX_FILE_BYTES + 1 - PDF.length)]),
      'plan.pdf',
      'file-too-large',
    ],
  ])('refuses %s, and keeps nothing of it', async (_, bytes, fileName, kind) => {
    expect(kindOf(await attach(w.lead, bytes, { fileName }))).toBe(kind)
    expect(await list(w.lead)).toEqual([])
    expect(readdirSync(join(process.env.DATA_DIR as string, 'files', 'arriving'))).toEqual([])
  })

  it('takes the largest allowed file, a workbook, and a table with the pound signs of older spreadsheets', async () => {
    const largest = Buffer.concat([PDF, Buffer.alloc(MAX_FILE_BYTES - PDF.length)])
    expect(kindOf(await attach(w.lead, largest))).toBe('yes')
    const workbook = new ExcelJS.Workbook()
    workbook.addWorksheet('Savings').addRow(['Line', 1])
    const xlsx = Buffer.from(await workbook.xlsx.writeBuffer())
    expect(kindOf(await attach(w.lead, xlsx, { fileName: 'Savings.XLSX' }))).toBe('yes')
    expect(kindOf(await attach(w.lead, Buffer.from('Line,\xa3\r\nHeat,12\r\n', 'latin1'), { fileName: 'a.csv' }))).toBe(
      'yes',
    )
  })

  it('refuses an upload that was cut short, and survives one that breaks', async () => {
    expect(kindOf(await attach(w.lead, PDF, { size: PDF.length + 1 }))).toBe('file-incomplete')
    const broken = (async function* () {
      yield PDF
      throw new Error('the line dropped')
    })()
    await expect(attachFile(w.lead, { ...file(), bytes: broken })).rejects.toThrow('the line dropped')
    expect(await list(w.lead)).toEqual([])
  })

  it('keeps a file name that holds folders, quotes or line ends harmless', async () => {
    const evidenceId = await attached(w.officer, { fileName: '../../etc/"Cyngor\r\nŵyl".pdf' })
    const opened = await openEvidence(w.officer, { evidenceId })
    if (!opened.ok) throw new Error(opened.refusal.kind)
    expect(opened.value.headers['Content-Disposition']).toBe(
      `attachment; filename="_Cyngor_yl_.pdf"; filename*=UTF-8''%22Cyngor%C5%B5yl%22.pdf`,
    )
  })
})

describe('a file on its way out', () => {
  const asked = async (headers: Record<string, string>, who: Caller = w.observer) => {
    const evidenceId = await attached()
    const answer = fileResponse(new Request('http://localhost/', { headers }), await openEvidence(who, { evidenceId }))
    const name = (header: string) => answer.headers.get(header)
    return {
      status: answer.status,
      body: await answer.text(),
      range: name('content-range'),
      tag: name('etag'),
    }
  }
  const whole = { status: 200, body: PDF.toString(), range: null }
  const TAG = `"${createHash('sha256').update(PDF).digest('hex')}"`

  it('can be asked for in parts, so that a download that broke goes on where it was', async () => {
    expect(await asked({})).toEqual({ ...whole, tag: TAG })
    const rest = { status: 206, body: PDF.subarray(9).toString(), range: `bytes 9-${PDF.length - 1}/${PDF.length}` }
    expect(await asked({ range: 'bytes=9-' })).toMatchObject({ ...rest, tag: TAG })
    expect(await asked({ range: 'bytes=0-7' })).toMatchObject({ status: 206, body: '%PDF-1.7' })
    expect(await asked({ range: 'bytes=-6' })).toMatchObject({ status: 206, body: '%%EOF\n' })
    expect(await asked({ range: `bytes=0-${PDF.length + 100}` })).toMatchObject({ status: 206, body: PDF.toString() })
  })

  it('comes whole where it is not the file that the beginning was of, and where it is asked for in no way that we know', async () => {
    expect(await asked({ range: 'bytes=9-', 'if-range': TAG })).toMatchObject({ status: 206 })
    const unlike: Record<string, string>[] = [
      { range: 'bytes=9-', 'if-range': '"another"' },
      { range: 'bytes=9-', 'if-range': 'Mon, 23 Nov 2026 10:00:00 GMT' },
      { range: 'bytes=0-1,4-5' },
      { range: 'pages=1-2' },
      { range: 'bytes=x' },
    ]
    for (const headers of unlike) expect(await asked(headers), JSON.stringify(headers)).toMatchObject(whole)
  })

  it('has no part beyond its end, and none for somebody who may not open it', async () => {
    expect(await asked({ range: `bytes=${PDF.length}-` })).toMatchObject({
      status: 416,
      range: `bytes */${PDF.length}`,
    })
    const refused = await asked({ range: 'bytes=0-7' }, w.unassigned)
    expect(refused).toMatchObject({ status: 404, range: null, tag: null })
    expect(refused.body).not.toContain('PDF')
  })
})

describe('the virus scanner, where one is configured', () => {
  const scanner = async (says: string) => {
    let heard = 0
    const server = createServer((socket) => {
      socket.on('data', (bytes) => {
        heard += bytes.length
        if (bytes.subarray(-4).equals(Buffer.alloc(4))) socket.end(`stream: ${says}\0`)
      })
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const { port } = server.address() as AddressInfo
    return { at: `127.0.0.1:${port}`, heard: () => heard, close: () => server.close() }
  }
  const setScanner = (at: string | undefined) => Object.assign(env(), { CLAMD_HOST: at })
  const bytesAt = (path: string) => {
    const at = join(process.env.DATA_DIR as string, path)
    writeFileSync(at, Buffer.alloc(200_000, 1))
    return at
  }

  it('passes a clean file, stops a harmful one, and takes none while it is away', async () => {
    const path = bytesAt('scanned')
    const clean = await scanner('OK')
    expect(await scan(path, clean.at)).toEqual(ok({ isScanned: true }))
    expect(clean.heard()).toBeGreaterThan(200_000)
    clean.close()
    const harmful = await scanner('Eicar-Test-Signature FOUND')
    expect(kindOf(await scan(path, harmful.at))).toBe('file-holds-malware')
    harmful.close()
    expect(kindOf(await scan(path, clean.at))).toBe('file-not-scanned')
    expect(await scan(path, undefined), 'where none is set up, that is said').toEqual(ok({ isScanned: false }))
  })

  it('is named on each file that it saw, and on no other, whenever it is set up', async () => {
    await attached(w.officer, { title: 'Before' })
    const clean = await scanner('OK')
    setScanner(clean.at)
    await attached(w.officer, { title: 'With' }).finally(() => setScanner(undefined))
    clean.close()
    await link(w.officer, { title: 'A page' })
    expect((await list(w.observer)).map((item) => [item.title, item.isUnscanned]).sort()).toEqual([
      ['A page', false],
      ['Before', true],
      ['With', false],
    ])
  })
})

describe('what is asked about evidence', () => {
  it('has a sentence for each thing that is missing or wrong', () => {
    expect(attachLinkInput.safeParse(about({ url: 'https://a.example', title: '  ' })).error?.issues[0]?.message).toBe(
      'Enter a title',
    )
    expect(faults({ speaksFor: '' })).toEqual(['Enter the date of the information'])
    expect(faults({ speaksFor: '2026-02-30' })).toEqual(['Enter a real date'])
    expect(faults({ speaksFor: '2999-01-01' })).toEqual(['The date of the information must be today or in the past'])
    expect(faults({ readers: 'everybody' })).toEqual(['Choose who reads it'])
    expect(faults({ readers: 'named' })).toEqual(['Name at least one person'])
    expect(faults({ legalClass: 'confidential' })).toEqual([
      'Say who gave it on what terms, or what law or court order keeps it',
    ])
    expect(faults({ legalClass: 'exempt' })).toEqual([
      'Choose the paragraph of Schedule 12A',
      'Say why the public interest is in keeping it back',
      'Enter when to look at the class again',
    ])
    expect(faults({ ...EXEMPT, classReviewOn: '2001-01-01' })).toEqual([
      'When to look at the class again must be today or later',
    ])
    expect(faults(EXEMPT)).toEqual([])
  })
})

describe('attaching a link', () => {
  it('takes web addresses and nothing that a browser would run or open from a disk', async () => {
    expect(kindOf(await link(w.member))).toBe('yes')
    expect(await list(w.member)).toMatchObject([{ kind: 'link', url: 'https://northmoor.example/budget' }])
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'ftp://a.example',
      'https://a:b@c.example',
      'budget',
    ]) {
      expect(attachLinkInput.safeParse(about({ url })).error?.issues[0]?.message).toBe(
        'Enter a web address that starts with https:// or http://',
      )
    }
  })

  it('is for the same people as a file, and has no bytes to open', async () => {
    expect(kindOf(await link(w.observer))).toBe('only-writers-attach')
    expect(kindOf(await link(w.unassigned))).toBe('not-found')
    expect(kindOf(await link(w.outsider))).toBe('not-found')
    const done = await link(w.lead)
    expect(kindOf(await openEvidence(w.lead, { evidenceId: done.ok ? (done.value.evidenceId ?? '') : '' }))).toBe(
      'not-found',
    )
  })
})

describe('the audience', () => {
  it.each(['exempt', 'confidential'] as const)(
    'shows %s evidence to the lead, members and officers alone',
    async (legalClass) => {
      const evidenceId = await attached(w.officer)
      await decided(evidenceId, legalClass)
      for (const insider of [w.lead, w.member, w.officer]) {
        expect(await list(insider)).toHaveLength(1)
        expect(kindOf(await openEvidence(insider, { evidenceId }))).toBe('yes')
      }
      for (const other of [
        w.observer,
        w.contributor,
        w.unassigned,
        w.outsider,
        { ...w.outsider, place: w.lead.place },
      ]) {
        expect(await list(other)).toEqual([])
        expect(kindOf(await openEvidence(other, { evidenceId }))).toBe('not-found')
        expect(kindOf(await removeEvidence(other, { evidenceId, reason: 'x' }))).toBe('not-found')
      }
    },
  )

  it('is kept by the database itself, whatever a verb forgets', async () => {
    await decided(await attached(w.officer), 'exempt')
    const rows = (caller: Caller) =>
      inCouncil(caller, async (tx) => ok(await tx.select({ title: evidence.title }).from(evidence)))
    expect(await rows(w.member)).toEqual(ok([{ title: 'Efficiency plan' }]))
    for (const other of [w.observer, w.contributor]) expect(await rows(other)).toEqual(ok([]))
  })

  it('is proposed by whoever adds it, a contributor too, and is held from everybody else until it is decided', async () => {
    const evidenceId = await attached(w.contributor, EXEMPT)
    expect(await list(w.contributor)).toMatchObject([{ id: evidenceId, audience: 'held' }])
    expect(kindOf(await openEvidence(w.contributor, { evidenceId }))).toBe('yes')
    for (const other of [w.lead, w.officer, w.member, w.observer]) {
      expect(await list(other)).toEqual([])
      expect(kindOf(await openEvidence(other, { evidenceId }))).toBe('not-found')
    }
  })

  it('lets a contributor see only what hangs on their questions', async () => {
    const evidenceId = await attached(w.officer, { code: '1.2' })
    expect(kindOf(await openEvidence(w.observer, { evidenceId }))).toBe('yes')
    expect(kindOf(await openEvidence(w.contributor, { evidenceId }))).toBe('not-found')
    const all = await viewAllEvidence(w.contributor, { assessmentId: w.assessment.id })
    expect(all.ok && all.value.items).toEqual([])
  })
})

describe('removing evidence', () => {
  it('keeps it in the list and in the trail with its reason, and hands its bytes out no more', async () => {
    const evidenceId = await attached()
    expect(kindOf(await removeEvidence(w.officer, { evidenceId, reason: 'An old draft' }))).toBe('yes')
    expect(await list(w.observer)).toEqual([])
    expect(await list(w.observer, '1.1', true)).toMatchObject([
      { id: evidenceId, removed: { by: 'Olga', reason: 'An old draft' } },
    ])
    expect(kindOf(await openEvidence(w.lead, { evidenceId }))).toBe('evidence-already-removed')
    expect(kindOf(await removeEvidence(w.officer, { evidenceId, reason: 'Again' }))).toBe('evidence-already-removed')
    const { owner } = await testDatabase()
    const trail = await owner.query(
      `select act, subject from audit_entries where subject ->> 'evidenceId' = $1 order by seq`,
      [evidenceId],
    )
    expect(trail.rows).toMatchObject([
      { act: 'evidence.attached', subject: { audience: 'council', kind: 'file' } },
      { act: 'evidence.removed', subject: { reason: 'An old draft' } },
    ])
  })

  it('is for the lead, officers and whoever added it', async () => {
    const ofMember = await attached(w.member)
    const ofOfficer = await attached(w.officer)
    const ofContributor = await attached(w.contributor)
    const remove = async (caller: Caller, evidenceId: string) =>
      kindOf(await removeEvidence(caller, { evidenceId, reason: 'Wrong year' }))
    expect(await remove(w.member, ofOfficer)).toBe('only-adder-or-officer-removes')
    expect(await remove(w.contributor, ofOfficer)).toBe('only-adder-or-officer-removes')
    expect(await remove(w.observer, ofOfficer)).toBe('only-writers-attach')
    expect(await remove(w.unassigned, ofOfficer)).toBe('not-found')
    expect(await remove(w.outsider, ofOfficer)).toBe('not-found')
    expect(await remove(w.lead, randomUUID())).toBe('not-found')
    expect(await remove(w.contributor, ofContributor)).toBe('yes')
    expect(await remove(w.member, ofMember)).toBe('yes')
    expect(await remove(w.lead, ofOfficer)).toBe('yes')
  })

  it('stops at the freeze', async () => {
    const evidenceId = await attached()
    await w.move('signing')
    expect(kindOf(await removeEvidence(w.lead, { evidenceId, reason: 'x' }))).toBe('evidence-is-frozen')
    expect(await list(w.lead)).toMatchObject([{ removed: null }])
  })
})

describe('the evidence of an assessment', () => {
  it('is listed with the latest first, and narrowed by question and audience', async () => {
    await attached(w.officer, { code: '1.2', readers: 'public' })
    await attached(w.officer)
    const all = await viewAllEvidence(w.lead, { assessmentId: w.assessment.id })
    expect(all.ok && all.value.items.map((item) => item.code)).toEqual(['1.1', '1.2'])
    const open = await viewAllEvidence(w.lead, { assessmentId: w.assessment.id, audience: 'public' })
    expect(open.ok && open.value.items.map((item) => item.code)).toEqual(['1.2'])
    expect(open.ok && open.value.total).toBe(2)
    expect(kindOf(await viewAllEvidence(w.outsider, { assessmentId: w.assessment.id }))).toBe('not-found')
  })
})
