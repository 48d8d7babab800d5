import JSZip from 'jszip'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import { isReadableOnWhite } from '@/lib/council/look'
import { setLook, setLookInput } from '@/lib/council/set-look'
import { viewProfile } from '@/lib/council/view-profile'
import { workOffJobs } from '@/lib/job/work-on-jobs'
import { askPaper } from '@/lib/paper/ask-paper'
import { PAPER_JOBS } from '@/lib/paper/make-asked-paper'
import { openPaper } from '@/lib/paper/open-paper'
import { testDatabase } from '../kit/database'
import { buildWorld, type World } from '../kit/world'

let w: World
const ALT = 'Crest of Testby: a heron over three waves'
let crest: string
beforeAll(async () => {
  await testDatabase()
  w = await buildWorld()
  const picture = sharp({ create: { width: 900, height: 300, channels: 3, background: '#224466' } })
  crest = (
    await picture
      .png()
      .withExif({ IFD0: { Artist: 'Somebody' } })
      .toBuffer()
  ).toString('base64')
})
const set = (who: Caller, more: object) => setLook(who, setLookInput.parse({ accent: '', crest: '', alt: '', ...more }))
const kindOf = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  result.ok ? 'yes' : result.refusal.kind
const look = async (who: Caller = w.observer) => {
  const seen = await viewProfile(who, null)
  if (!seen.ok) throw new Error(seen.refusal.kind)
  return seen.value.look
}

describe('what the council’s documents carry', () => {
  it('is set by the lead, seen by everybody of the council, and by nobody else', async () => {
    expect(kindOf(await set(w.lead, { accent: '#1D3C5A', crest, alt: ALT }))).toBe('yes')
    expect(await look()).toMatchObject({ accent: '#1d3c5a', crest: { alt: ALT } })
    for (const who of [w.member, w.officer, w.observer, w.contributor, w.monitor])
      expect(kindOf(await set(who, { accent: '#5a1d1d' }))).toBe('only-the-lead')
    const outsider = { ...w.outsider, place: w.lead.place }
    expect(kindOf(await set(outsider, { accent: '#5a1d1d' }))).toBe('not-found')
    expect(kindOf(await viewProfile(outsider, null))).toBe('not-found')
    expect(await look(w.outsider), 'their own').toEqual({ accent: '', crest: null })
    expect(await look()).toMatchObject({ accent: '#1d3c5a' })
  })

  it('is a picture drawn anew, small and with words, in a colour that is readable on paper', async () => {
    const png = Buffer.from((await look()).crest?.src.split(',')[1] ?? '', 'base64')
    const { format, width, height, exif } = await sharp(png).metadata()
    expect({ format, width, height, exif }).toEqual({ format: 'png', width: 600, height: 200, exif: undefined })
    expect(kindOf(await set(w.lead, { crest }))).toBe('crest-needs-words')
    expect(kindOf(await set(w.lead, { accent: '#ffee88' }))).toBe('accent-too-light')
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>').toString('base64')
    for (const bad of [svg, 'AAAA', crest.slice(0, 40)])
      expect(kindOf(await set(w.lead, { crest: bad, alt: ALT }))).toBe('crest-unreadable')
    expect(setLookInput.safeParse({ accent: 'red', crest: '', alt: '' }).success).toBe(false)
    expect([isReadableOnWhite('#767676'), isReadableOnWhite('#777777')], 'WCAG’s own example').toEqual([true, false])
  })

  it('stands in PDF and Word with its words, and in no table of rows; it goes when it is taken away', async () => {
    const made = async (format: 'pdf' | 'docx') => {
      const asked = await askPaper(w.lead, { assessmentId: w.assessmentId, kind: 'committee', format })
      if (!asked.ok) throw new Error(asked.refusal.kind)
      await workOffJobs(PAPER_JOBS)
      const opened = await openPaper(w.lead, { paperId: asked.value.paperId })
      if (!opened.ok || !opened.value.made) throw new Error('not made')
      return Buffer.from(opened.value.made.bytes)
    }
    const word = async () => (await JSZip.loadAsync(await made('docx'))).file('word/document.xml')?.async('string')
    expect(await word()).toContain(ALT)
    const pdf = await made('pdf')
    expect(kindOf(await set(w.lead, { remove: 'on' }))).toBe('yes')
    expect(await look()).toEqual({ accent: '', crest: null })
    expect(await word()).not.toContain(ALT)
    expect((await made('pdf')).byteLength).toBeLessThan(pdf.byteLength)
  }, 300_000)
})
