import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import { attachFile, attachFileInput } from '@/lib/evidence/attach-file'
import { readEvidenceJob } from '@/lib/evidence/read-evidence'
import { searchEvidence } from '@/lib/evidence/search-evidence'
import { workOffJobs } from '@/lib/job/work-on-jobs'
import { makeReport } from '@/server/demo/make-files'
import { testDatabase } from '../kit/database'
import { officeFile, openDocument } from '../kit/make-package'
import { buildWorld, type World } from '../kit/world'

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'concord-search-'))

let w: World
beforeAll(async () => {
  await testDatabase()
  w = await buildWorld()
  const book = new ExcelJS.Workbook()
  book.addWorksheet('Delivery').addRow(['SH-07', 'Temporary accommodation: move-on flats', 610])
  const report = await makeReport('Housing needs', 'Testby', [
    'Nightly spend on temporary accommodation reached 41300.',
  ])
  const files: [name: string, bytes: Buffer][] = [
    ['housing.pdf', report.bytes],
    ['tracker.xlsx', Buffer.from(await book.xlsx.writeBuffer())],
    ['rates.csv', Buffer.from('place,rate\nHostel,112\n')],
    ['wide.txt', Buffer.from('\ufeffOvercrowding grew', 'utf16le')],
    ['notes.rtf', Buffer.from("{\\rtf1\\ansi The {\\b parking} permit\\par fell by \\'a3 12}")],
    [
      'mail.eml',
      Buffer.from(
        'From: Ann <ann@people.example>\r\nTo: Ben <ben@people.example>\r\nSubject: Nightly rates\r\n\r\nThe hostel is full.\r\n',
      ),
    ],
    [
      'plan.docx',
      await officeFile('docx', {
        'word/document.xml':
          '<w:document xmlns:w="w"><w:p><w:r><w:t>Library &amp; museum</w:t></w:r></w:p></w:document>',
      }),
    ],
    ['plan.odt', await openDocument({ 'content.xml': '<x xmlns:text="t"><text:p>Allotment gardens</text:p></x>' })],
    ['secret.txt', Buffer.from('The settlement was unusual')],
  ]
  for (const [fileName, bytes] of files) {
    const input = attachFileInput.parse({
      fileName,
      speaksFor: '2026-01-31',
      readers: fileName === 'secret.txt' ? 'named' : 'council',
      named: [w.member.userId],
    })
    const sent = await attachFile(w.officer, {
      ...input,
      bytes: (async function* () {
        yield bytes
      })(),
    })
    if (!sent.ok) throw new Error(`${fileName}: ${sent.refusal.kind}`)
  }
  await workOffJobs({ 'read-evidence': readEvidenceJob })
}, 300_000)

const found = async (q: string, who: Caller = w.observer) => {
  const seen = await searchEvidence(who, { q })
  if (!seen.ok) throw new Error(seen.refusal.kind)
  return seen.value
}
const titles = async (q: string, who?: Caller) => (await found(q, who)).items.map(({ title }) => title).sort()

describe('a search inside files', () => {
  it('finds what stands in a PDF, a sheet, a table, a text, a mail and a document, and says where', async () => {
    expect(await titles('"temporary accommodation"')).toEqual(['housing', 'tracker'])
    const { items } = await found('temporary accommodation')
    expect(items.flatMap(({ places }) => places.map(({ place }) => place)).sort()).toEqual([
      'page 1',
      'sheet Delivery, from row 1',
    ])
    expect(await titles('hostel')).toEqual(['mail', 'rates'])
    expect(await titles('overcrowded')).toEqual(['wide'])
    expect(await titles('parking permits')).toEqual(['notes'])
    expect(await titles('museum')).toEqual(['plan'])
    expect(await titles('allotment')).toEqual(['plan'])
  })

  it('finds words that are typed nearly right, and says that they are others', async () => {
    const seen = await found('acommodation')
    expect(seen.isNear).toBe(true)
    expect(seen.items.map(({ title }) => title).sort()).toEqual(['housing', 'tracker'])
  })

  it('says not a word of what the asker may not open, nor that there is something', async () => {
    for (const who of [w.observer, w.lead, w.outsider, w.contributor])
      for (const q of ['settlement', 'settlment', 'unusual']) {
        const seen = await found(q, who)
        expect(seen, q).toMatchObject({ items: [], count: 0, isNear: false })
        expect(JSON.stringify({ ...seen, q: '' })).not.toMatch(/settlement|unusual/)
      }
    expect(await titles('settlement', w.member)).toEqual(['secret'])
  })

  it('asks nothing of words that no search knows', async () => {
    for (const q of ['', '   ', '!!', "'", '"', 'a & | !', '\\', '%'.repeat(300)])
      expect((await found(q)).items).toEqual([])
  })
})
