import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { wordsFor } from '@/app/_doors/words'
import { attachFile, attachFileInput } from '@/lib/evidence/attach-file'
import { openRevision } from '@/lib/evidence/open-revision'
import { testDatabase } from '../kit/database'
import { officeFile, openDocument, zipOf } from '../kit/make-package'
import { buildWorld, type World } from '../kit/world'

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'concord-uploads-'))

let w: World
beforeAll(async () => {
  await testDatabase()
  w = await buildWorld()
})

const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const CSV = 'Ward,People\r\nNorth,12\r\n'
const MAIL =
  'From: Ann <ann@people.example>\r\nTo: Ben <ben@people.example>\r\nSubject: Rates\r\nDate: Mon, 2 Nov 2026 10:00:00 +0000\r\n\r\nThe nightly rate is 112.\r\n'
const utf16 = (text: string, isBig = false) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return isBig ? bytes.swap16() : bytes
}
const png = () => PNG.sync.write(new PNG({ width: 3, height: 3 }))
const before = (count: number) => `${'\n'.repeat(count)}${PDF}`
const wide = (word: string) => Buffer.concat([OLE, Buffer.alloc(600), Buffer.from(word, 'utf16le'), Buffer.alloc(300)])
const textFirst = (letters: string) => Buffer.from(`${letters},Ward\r\n1,Castle\r\n`, 'latin1')

type Bytes = string | Buffer | (() => Promise<Buffer> | Buffer)
/** Text is text whatever letters it begins with: each of these begins some other kind of file. */
const LETTERS = [
  'FORM ID',
  'MZ',
  'BM',
  'GIF87a',
  'GIF89a',
  'ID3',
  'RIFF',
  'II*',
  'OggS',
  'fLaC',
  'Rar!',
  'PK',
  '%!PS',
  'SQLite format 3',
  'wOFF',
  '8BPS',
  'ftyp',
  'BZh',
  'FWS',
  'MThd',
  'caff',
  '#!AMR',
  'glTF',
  'ICC',
]
const TAKEN: [name: string, bytes: Bytes][] = [
  ...LETTERS.map((letters): [string, Bytes] => [`${letters.replaceAll(/[^a-zA-Z0-9]/g, '-')}.csv`, textFirst(letters)]),
  ['first.txt', textFirst('Notes')],
  ['plain.csv', CSV],
  ['bom.csv', `\ufeff${CSV}`],
  ['wide.csv', utf16(CSV)],
  ['wide-big.csv', utf16(CSV, true)],
  ['wide-bare.txt', Buffer.from(CSV, 'utf16le')],
  ['pound.csv', Buffer.from('Line,\xa3\r\nHeat,12\r\n', 'latin1')],
  ['euro.txt', Buffer.from([0x80, 0x20, 0x93, 0x48, 0x69, 0x94])],
  ['cymraeg.txt', 'Ŵyl yr Haf, ŷd a môr'],
  ['html.txt', '<script>alert(1)</script>'],
  ['formula.csv', '=cmd|calc!A1,1\r\n'],
  ['one.txt', 'x'],
  ['page-break.txt', 'One\fTwo'],
  ['plan.pdf', PDF],
  ['newline-first.pdf', before(2)],
  ['late.pdf', before(1_020)],
  ['bom.pdf', `\ufeff${PDF}`],
  ['UPPER.PDF', PDF],
  ['notes.rtf', '{\\rtf1\\ansi Words\\par}'],
  ['mail.eml', MAIL],
  ['mbox-first.eml', `\r\n${MAIL}`],
  ['wide.eml', MAIL.replace('nightly', 'nightly\u00a0£')],
  ['mail.msg', wide('__properties_version1.0')],
  ['plan.docx', () => officeFile('docx')],
  ['plan.xlsx', () => officeFile('xlsx')],
  ['plan.odt', () => openDocument()],
  ['chart.png', png],
  ['a name with “quotes” & ŷ.csv', CSV],
]

const REFUSED: [name: string, bytes: Bytes, kind: string, says: RegExp][] = [
  ['empty.csv', '', 'file-empty', /is empty/],
  ['nothing.pdf', '', 'file-empty', /is empty/],
  ['old.doc', OLE, 'file-type-not-taken', /save it as \.docx.*or as a PDF/],
  ['old.xls', OLE, 'file-type-not-taken', /older Office/],
  ['old.ppt', OLE, 'file-type-not-taken', /older Office/],
  ['macro.docm', () => officeFile('docx'), 'file-type-not-taken', /with macros/],
  ['macro.xlsm', () => officeFile('xlsx'), 'file-type-not-taken', /with macros/],
  ['notes.pages', 'x', 'file-type-not-taken', /Export it as a PDF/],
  ['all.zip', () => zipOf({ 'a.csv': CSV }), 'file-type-not-taken', /Unpack it/],
  ['all.rar', 'Rar!', 'file-type-not-taken', /Unpack it/],
  ['page.html', '<p>x', 'file-type-not-taken', /Print the page to a PDF/],
  ['page.mht', 'x', 'file-type-not-taken', /attach a link/],
  ['drawing.svg', '<svg/>', 'file-type-not-taken', /PNG or JPEG/],
  ['scan.tiff', 'II*', 'file-type-not-taken', /PNG or JPEG/],
  ['film.mp4', 'x', 'file-type-not-taken', /attach a link/],
  ['setup.exe', 'MZ', 'file-type-not-taken', /Programs and scripts/],
  ['do.js', 'x', 'file-type-not-taken', /Programs and scripts/],
  ['open.lnk', 'x', 'file-type-not-taken', /Programs and scripts/],
  ['rows.json', '{}', 'file-type-not-taken', /CSV or Excel/],
  ['figures.accdb', 'x', 'file-type-not-taken', /CSV or Excel/],
  ['plan', PDF, 'file-type-not-taken', /has no ending/],
  ['plan.xyz', PDF, 'file-type-not-taken', /save it as a PDF/],
  ['plan.pdf.exe', PDF, 'file-type-not-taken', /Programs and scripts/],
  ['words.pdf', 'hello', 'file-not-what-it-says', /“words\.pdf”.*\.pdf/],
  ['too-late.pdf', before(1_100), 'file-not-what-it-says', /too-late/],
  ['elf.csv', Buffer.from('\x7fELF\x02\x01\x01\0\0'), 'file-not-what-it-says', /\.csv/],
  ['exe.txt', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 7)]), 'file-not-what-it-says', /\.txt/],
  ['zeros.csv', Buffer.from('a,b\n\0\0'), 'file-not-what-it-says', /\.csv/],
  [
    'half.txt',
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from([0x41, 0x00, 0x00, 0xd8])]),
    'file-not-what-it-says',
    /\.txt/,
  ],
  ['zip.txt', () => zipOf({ 'a.csv': CSV }), 'file-not-what-it-says', /\.txt/],
  ['html.docx', '<html>', 'file-not-what-it-says', /\.docx/],
  ['pdf.docx', PDF, 'file-not-what-it-says', /\.docx/],
  ['sheet.docx', () => officeFile('xlsx'), 'file-not-what-it-says', /\.docx/],
  ['png.jpg', png, 'file-not-what-it-says', /\.jpg/],
  ['text.png', 'hello', 'file-not-what-it-says', /\.png/],
  ['text.heic', 'hello', 'file-not-what-it-says', /\.heic/],
  ['words.rtf', 'hello', 'file-not-what-it-says', /\.rtf/],
  ['words.eml', 'hello, this is no mail', 'file-not-what-it-says', /\.eml/],
  ['fields.eml', 'Colour: red\r\n\r\nx', 'file-not-what-it-says', /\.eml/],
  ['old.msg', Buffer.concat([OLE, Buffer.alloc(600)]), 'file-not-what-it-says', /\.msg/],
  ['text.msg', MAIL, 'file-not-what-it-says', /\.msg/],
  ['half.png', () => png().subarray(0, 40), 'picture-unreadable', /./],
  ['locked.docx', wide('EncryptedPackage'), 'file-locked', /password/],
  ['locked.xlsx', wide('EncryptedPackage'), 'file-locked', /password/],
  ['object.rtf', '{\\rtf1{\\object\\objemb{\\*\\objdata 0105}}}', 'file-holds-objects', /Save it as a PDF/],
  ['updates.rtf', '{\\rtf1{\\object\\objupdate}}', 'file-holds-objects', /Save it as a PDF/],
  ['program.docx', () => officeFile('docx', { 'word/vbaProject.bin': 'x' }), 'file-holds-macros', /macros/],
  ['basic.odt', () => openDocument({ 'Basic/Standard/Module1.xml': '<module/>' }), 'file-holds-macros', /macros/],
  [
    'broken.docx',
    () => officeFile('docx').then((bytes) => bytes.subarray(0, bytes.length - 40)),
    'file-package-unreadable',
    /cannot be opened/,
  ],
  ['large.csv', Buffer.alloc(25_000_001, 'a'), 'file-too-large', /25 MB/],
]

async function send(fileName: string, bytes: Bytes, most?: number) {
  const body = Buffer.from(typeof bytes === 'function' ? await bytes() : bytes)
  return attachFile(
    w.officer,
    {
      ...attachFileInput.parse({ fileName, speaksFor: '2026-01-31', readers: 'council' }),
      bytes: (async function* () {
        for (let at = 0; at < body.length; at += 64_000) yield body.subarray(at, at + 64_000)
      })(),
    },
    most,
  )
}

describe('what is uploaded', () => {
  it('is more than a hundred hostile and odd files', () => {
    expect(TAKEN.length + REFUSED.length).toBeGreaterThan(100)
  })

  it.each(TAKEN)('is taken: %s', async (name, bytes) => {
    const sent = await send(name, bytes)
    expect(sent.ok ? 'taken' : sent.refusal).toBe('taken')
    const opened = sent.ok && (await openRevision(w.officer, { itemId: sent.value.itemId, number: 1 }))
    expect(opened && 'value' in opened && opened.value.headers).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Content-Disposition': expect.stringMatching(/^attachment/),
    })
  })

  it.each(REFUSED)('is refused with its own sentence: %s', async (name, bytes, kind, says) => {
    const sent = await send(name, bytes)
    expect(sent.ok ? 'taken' : sent.refusal.kind).toBe(kind)
    expect(sent.ok ? '' : wordsFor(sent.refusal)).toMatch(says)
  })

  it('takes no more room than a council has; the same file again takes none', async () => {
    const { rows } = await w.owner.query(
      `select sum(size)::int as size from (select distinct sha256, size from evidence_revisions where council_id = $1) f`,
      [w.council.id],
    )
    const most = rows[0].size + 10
    const full = await send('more.csv', 'a,b\n1,2\n3,4\n', most)
    expect(full).toMatchObject({ ok: false, refusal: { kind: 'files-take-too-much' } })
    expect(await send('again.csv', CSV, most)).toMatchObject({ ok: true })
    expect(await send('small.csv', 'a,b\n', most)).toMatchObject({ ok: true })
  })
})
