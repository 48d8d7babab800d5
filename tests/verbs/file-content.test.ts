import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { attachFile, attachFileInput } from '@/lib/evidence/attach-file'
import { openEvidence } from '@/lib/evidence/open-evidence'
import { viewEvidence } from '@/lib/evidence/view-evidence'
import { testDatabase } from '../kit/database'
import { claiming, officeFile, openDocument, zipOf } from '../kit/make-package'
import { buildWorld, type World } from '../kit/world'

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'concord-content-'))

let w: World
beforeAll(async () => {
  await testDatabase()
  w = await buildWorld()
})

const attach = async (fileName: string, bytes: Uint8Array) =>
  attachFile(w.officer, {
    ...attachFileInput.parse({
      assessmentId: w.assessment.id,
      code: '1.1',
      title: fileName,
      speaksFor: '2026-01-31',
      readers: 'peers',
      fileName,
    }),
    bytes: (async function* () {
      yield bytes
    })(),
  })
const fateOf = async (fileName: string, bytes: Uint8Array) => {
  const done = await attach(fileName, bytes)
  return done.ok ? 'taken' : done.refusal.kind
}
/** What a reader gets of a file, and what the list says of it. */
async function handedOut(fileName: string, bytes: Uint8Array) {
  const done = await attach(fileName, bytes)
  if (!done.ok) throw new Error(done.refusal.kind)
  const opened = await openEvidence(w.observer, { evidenceId: done.value.itemId })
  const listed = await viewEvidence(w.observer, { assessmentId: w.assessment.id, code: '1.1' })
  if (!opened.ok || !listed.ok) throw new Error('not opened')
  const item = listed.value.items.find(({ id }) => id === done.value.evidenceId)
  return { bytes: await buffer(opened.value.read()), item }
}

/** Six squares, each of its own colour, in two rows, with all that a phone writes beside them. */
const COLOURS = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 128, 128, 128]
const picture = () =>
  sharp(Buffer.from(COLOURS), { raw: { width: 3, height: 2, channels: 3 } })
    .resize({ width: 48, height: 32, kernel: 'nearest' })
    .withIccProfile('p3')
    .withExif({
      IFD0: { Artist: 'Ann Author', Make: 'Telltale phone' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '54/1 58/1 41/1' },
    })
    .withMetadata({ orientation: 6 })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><who>Ann Author</who></x:xmpmeta>')

describe('a picture', () => {
  it.each([
    ['photo.jpg', () => picture().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer()],
    ['photo.png', () => picture().png().toBuffer()],
    ['photo.webp', () => picture().webp({ lossless: true }).toBuffer()],
  ])('%s is handed out the right way up in its own colours, without place, device and author', async (name, make) => {
    const sent = await make()
    const before = await sharp(sent).metadata()
    expect([before.exif !== undefined, before.xmp !== undefined, before.orientation]).toEqual([true, true, 6])
    expect(sent.includes('Telltale')).toBe(true)

    const { bytes, item } = await handedOut(name, sent)
    const { width, height, exif, xmp, iptc, orientation, icc } = await sharp(bytes).metadata()
    expect({ width, height, exif, xmp, iptc, orientation }).toEqual({ width: 32, height: 48 })
    expect(icc, 'its colour profile').toEqual(before.icc)
    for (const word of ['Ann Author', 'Telltale', 'GPS']) expect(bytes.includes(word), word).toBe(false)
    const drawn = await sharp(bytes, { ignoreIcc: true } as object)
      .raw()
      .toBuffer()
    const corner = drawn.subarray((8 * 32 + 24) * 3)
    for (const [at, colour] of [255, 0, 0].entries())
      expect(Math.abs((corner[at] ?? 0) - colour), 'red has come to the upper right').toBeLessThan(20)
    expect(item).toMatchObject({ size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
    expect(item?.sha256).not.toBe(createHash('sha256').update(sent).digest('hex'))
  })

  it('that moves goes on moving, and loses its comment', async () => {
    const frames = Buffer.concat([Buffer.alloc(48, 200), Buffer.alloc(48, 20)])
    const moving = await sharp(frames, { raw: { width: 4, height: 8, channels: 3, pageHeight: 4 } })
      .gif({ delay: [100, 200], loop: 3 })
      .toBuffer()
    const comment = Buffer.concat([Buffer.from([0x21, 0xfe, 10]), Buffer.from('Ann Author'), Buffer.from([0])])
    const sent = Buffer.concat([moving.subarray(0, -1), comment, moving.subarray(-1)])
    const { bytes } = await handedOut('chart.gif', sent)
    expect(await sharp(bytes, { animated: true }).metadata()).toMatchObject({ pages: 2, delay: [100, 200], loop: 3 })
    expect(bytes.includes('Ann Author')).toBe(false)
  })

  it('of fine steps keeps them', async () => {
    const fine = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#123456' } })
      .toColourspace('rgb16')
      .png()
      .toBuffer()
    expect(await sharp((await handedOut('scan.png', fine)).bytes).metadata()).toMatchObject({ depth: 'ushort' })
  })

  it('that cannot be drawn, that is too large to draw, or that would stop moving is refused, and nothing is kept', async () => {
    const whole = await picture().png().toBuffer()
    const broken = Buffer.concat([whole.subarray(0, 60), Buffer.alloc(200, 7)])
    const huge = await sharp({ create: { width: 8001, height: 8000, channels: 3, background: '#000' } })
      .png()
      .toBuffer()
    const data = Buffer.from('acTL\0\0\0\x01\0\0\0\0', 'latin1')
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(data))
    const movingPng = Buffer.concat([whole.subarray(0, 33), Buffer.from([0, 0, 0, 8]), data, sum, whole.subarray(33)])
    expect(await fateOf('whole.png', whole)).toBe('taken')
    expect(await fateOf('broken.png', broken)).toBe('picture-unreadable')
    expect(await fateOf('huge.png', huge)).toBe('picture-too-large')
    expect(await fateOf('moving.png', movingPng)).toBe('file-not-what-it-says')
    expect(readdirSync(join(process.env.DATA_DIR as string, 'files', 'arriving'))).toEqual([])
  })
})

const VBA = 'application/vnd.ms-office.vbaProject'
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** An old container with a program in it, whose name lies across two pieces as they are read. */
const program = () => {
  const bytes = Buffer.alloc(200_000)
  OLE.copy(bytes)
  Buffer.from('_VBA_PROJECT', 'utf16le').copy(bytes, 65_536 - 9)
  return bytes
}

describe('an Office or OpenDocument file', () => {
  it('without macros is taken as it is', async () => {
    for (const [name, bytes] of [
      ['plan.docx', await officeFile('docx', { 'word/embeddings/table.xlsx': await officeFile('xlsx') })],
      ['plan.xlsx', await officeFile('xlsx', { 'xl/embeddings/old.bin': OLE })],
      [
        'plan.odt',
        await openDocument({ 'Basic/script-lc.xml': '<libraries/>', 'Basic/Standard/script-lb.xml': '<library/>' }),
      ],
    ] as const)
      expect((await handedOut(name, bytes)).bytes.equals(bytes), name).toBe(true)
  })

  it.each([
    ['a program', 'plan.docx', () => officeFile('docx', { 'word/vbaProject.bin': 'x' })],
    ['a program by another name', 'plan.docx', () => officeFile('docx', { 'word/media/image1.bin': program() })],
    [
      'a program in its list of kinds',
      'plan.docx',
      () => officeFile('docx', {}, { kinds: `<Default Extension="bin" ContentType="${VBA}"/>` }),
    ],
    [
      'a program in its list, in numbers',
      'plan.docx',
      () => officeFile('docx', {}, { kinds: `<Default Extension="bin" ContentType="${VBA.replace('P', '&#x50;')}"/>` }),
    ],
    [
      'a program in its links',
      'plan.xlsx',
      () =>
        officeFile(
          'xlsx',
          {},
          {
            links:
              '<Relationship Id="r9" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="a.bin"/>',
          },
        ),
    ],
    ['a sheet of old macros', 'plan.xlsx', () => officeFile('xlsx', { 'xl/macrosheets/sheet1.xml': '<x/>' })],
    [
      'a sheet of old macros by another name',
      'plan.xlsx',
      () =>
        officeFile(
          'xlsx',
          {},
          {
            kinds: '<Override PartName="/xl/worksheets/a.xml" ContentType="application/vnd.ms-excel.macrosheet+xml"/>',
          },
        ),
    ],
    ['Basic', 'plan.odt', () => openDocument({ 'Basic/Standard/Module1.xml': '<module/>' })],
    ['a script in Python', 'plan.odt', () => openDocument({ 'Scripts/python/do.py': 'x = 1' })],
    [
      'a workbook with a program within',
      'plan.docx',
      async () =>
        officeFile('docx', { 'word/embeddings/a.xlsx': await officeFile('xlsx', { 'xl/vbaProject.bin': 'x' }) }),
    ],
  ])('with %s is refused, whatever it is called', async (_, name, make) => {
    expect(await fateOf(name, await make())).toBe('file-holds-macros')
  })

  it('is judged by what it unpacks to, by its list and in truth', async () => {
    const honest = await officeFile('docx', { 'word/media/a.bin': Buffer.alloc(1_000_000) })
    expect(await fateOf('plan.docx', honest)).toBe('taken')
    expect(await fateOf('plan.docx', claiming(honest, 'word/media/a.bin', 251_000_000))).toBe('file-unpacks-too-large')
    expect(await fateOf('plan.docx', claiming(honest, 'word/media/a.bin', 1_000))).toBe('file-package-unreadable')
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`word/${at}.xml`, '']))
    expect(await fateOf('plan.docx', await officeFile('docx', many))).toBe('file-unpacks-too-large')
    let nested = await zipOf({ 'a.txt': 'x' })
    for (let depth = 0; depth < 3; depth++) nested = await zipOf({ 'a.zip': nested })
    expect(await fateOf('plan.docx', await officeFile('docx', { 'word/a.bin': nested }))).toBe('file-unpacks-too-large')
    expect(await fateOf('plan.docx', honest.subarray(0, -100))).toBe('file-package-unreadable')
    expect(readdirSync(join(process.env.DATA_DIR as string, 'files', 'arriving'))).toEqual([])
  })
})
