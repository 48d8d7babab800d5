import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import { addFigure, addFigureInput } from '@/lib/evidence/add-figure'
import { addMinute, addMinuteInput } from '@/lib/evidence/add-minute'
import { attachFile, attachFileInput } from '@/lib/evidence/attach-file'
import { attachItem } from '@/lib/evidence/attach-item'
import { attachLink, attachLinkInput } from '@/lib/evidence/attach-link'
import { changeItem } from '@/lib/evidence/change-item'
import { changeReaders, changeReadersInput } from '@/lib/evidence/change-readers'
import { decideReaders } from '@/lib/evidence/decide-readers'
import { importFigures, importFiguresInput } from '@/lib/evidence/import-figures'
import { reviseItem, reviseItemInput } from '@/lib/evidence/revise-item'
import { takeBackReaders } from '@/lib/evidence/take-back-readers'
import { viewEvidence } from '@/lib/evidence/view-evidence'
import { viewItem } from '@/lib/evidence/view-item'
import { viewRegister } from '@/lib/evidence/view-register'
import { testDatabase } from '../kit/database'
import { buildWorld, type World } from '../kit/world'

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'concord-items-'))

let w: World
beforeAll(async () => void (await testDatabase()))
beforeEach(async () => {
  w = await buildWorld()
})

type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: { kind: string } }
const kindOf = (result: Outcome<unknown>) => (result.ok ? 'yes' : result.refusal.kind)
function done<T>(result: Outcome<T>): T {
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value
}
const LINK = { title: 'Budget', speaksFor: '2026-01-31', readers: 'council', url: 'https://northmoor.example/1' }
const EXEMPT = {
  ...{ readers: 'council', legalClass: 'exempt', exemptParagraph: '3', classReason: 'Bids' },
  classReviewOn: '2099-01-01',
}
const added = async (who: Caller = w.officer, more: object = {}) =>
  done(await attachLink(who, attachLinkInput.parse({ ...LINK, ...more }))).itemId
const use = (itemId: string, code = '1.1', who: Caller = w.officer) =>
  attachItem(who, { assessmentId: w.assessmentId, code, itemId })
const wish = (itemId: string, more: object) => changeReadersInput.parse({ itemId, readers: 'council', ...more })
const seen = async (who: Caller, itemId: string) => done(await viewItem(who, { itemId }))
const newer = (itemId: string, url: string, who: Caller = w.officer) =>
  reviseItem(who, reviseItemInput.parse({ ...LINK, kind: 'link', itemId, url, note: 'New figures' }))

describe('an item of the register', () => {
  it('serves many questions, each once, and says which rest on it', async () => {
    const itemId = await added()
    for (const code of ['1.1', '1.2']) expect(kindOf(await use(itemId, code))).toBe('yes')
    expect(kindOf(await use(itemId))).toBe('evidence-attached-already')
    const { uses, usable } = await seen(w.observer, itemId)
    expect(uses.map(({ code }) => code)).toEqual(['1.1', '1.2'])
    expect(usable).toEqual([])
    expect(kindOf(await use(itemId, '1.1', w.outsider))).toBe('not-found')
    expect(kindOf(await use(itemId, '1.2', w.contributor))).toBe('not-found')
  })

  it('shows a newer version where nothing is frozen, and never through what was signed', async () => {
    const itemId = await added()
    await use(itemId)
    const next = await w.assess({ state: 'preparing', title: 'Next year' } as never)
    done(await attachItem(w.officer, { assessmentId: next.id, code: '1.1', itemId }))
    await w.move('signing')
    expect(kindOf(await newer(itemId, 'https://northmoor.example/2'))).toBe('yes')
    const urlIn = async (assessmentId: string) =>
      done(await viewEvidence(w.observer, { assessmentId, code: '1.1' })).items.map(({ url, version }) => [
        url,
        version,
      ])
    expect(await urlIn(w.assessmentId)).toEqual([['https://northmoor.example/1', 1]])
    expect(await urlIn(next.id)).toEqual([['https://northmoor.example/2', 2]])
    expect((await seen(w.observer, itemId)).revisions.map(({ number, note }) => [number, note])).toEqual([
      [2, 'New figures'],
      [1, null],
    ])
    await expect(
      w.owner.query(`update evidence set revision_id = revision_id where assessment_id = $1`, [w.assessmentId]),
    ).rejects.toMatchObject({ code: 'CN003' })
    await expect(
      w.owner.query(`update evidence_revisions set title = 'X' where item_id = $1`, [itemId]),
    ).rejects.toMatchObject({
      code: 'CN001',
    })
  })

  it('is revised by its owner, the lead and officers, and by nobody else', async () => {
    const itemId = await added(w.member)
    for (const who of [w.member, w.lead, w.officer]) expect(kindOf(await newer(itemId, LINK.url, who))).toBe('yes')
    expect(kindOf(await newer(await added(w.officer), LINK.url, w.member))).toBe('only-owner-or-officer-changes')
    expect(kindOf(await newer(itemId, LINK.url, w.observer))).toBe('only-owner-or-officer-changes')
    expect(kindOf(await newer(itemId, LINK.url, w.outsider))).toBe('not-found')
    expect(kindOf(await changeItem(w.member, { itemId, ownerId: w.outsider.userId, reviewBy: undefined }))).toBe(
      'owner-is-not-here',
    )
    done(await changeItem(w.officer, { itemId, ownerId: w.lead.userId, reviewBy: '2027-01-31' }))
    expect((await seen(w.observer, itemId)).item).toMatchObject({ owner: 'Lee', reviewBy: '2027-01-31' })
  })

  it('may be a figure, typed or out of a CSV, and a minute, and is in the register by what it is', async () => {
    const figure = {
      unit: '%',
      area: 'Testby',
      period: '2025/26',
      source: 'Return',
      state: 'audited',
      speaksFor: '2026-03-31',
    }
    done(
      await addFigure(
        w.officer,
        addFigureInput.parse({
          ...figure,
          metric: 'Reserves',
          value: '11.4',
          readers: 'public',
          comparatorOf: 'Similar',
          comparatorValue: '17.9',
        }),
      ),
    )
    const csv =
      'metric id,metric label,area GSS,period,value,unit,source,retrieved date\r\n7,Waste,E06000001,2024/25,"1,204",tonnes,Return,31/03/2026\r\n7,Waste,E06000001,2025/26,1100,tonnes,Return,31/03/2026\r\n8,Sickness,E06000001,2025/26,9.2,days,Return,2026-03-31\r\n'
    const input = (text: string) => importFiguresInput.parse({ csv: text, state: 'outturn', readers: 'public' })
    expect(done(await importFigures(w.officer, input(csv)))).toEqual({ count: 2 })
    const bad = await importFigures(w.officer, input(csv.replace('9.2', 'nine')))
    expect(bad).toMatchObject({ ok: false, refusal: { why: 'Row 4: “nine” is not a number.' } })
    done(
      await addMinute(
        w.officer,
        addMinuteInput.parse({ title: 'Minute 7', body: 'Council', on: '2026-02-25', item: '7', readers: 'public' }),
      ),
    )
    const { items, counts } = done(await viewRegister(w.observer, { sort: 'title' }))
    expect(items.map(({ title, kind }) => [title, kind])).toEqual([
      ['Minute 7', 'minute'],
      ['Reserves', 'figure'],
      ['Sickness', 'figure'],
      ['Waste', 'figure'],
    ])
    expect(items[3]?.figure?.points).toHaveLength(2)
    expect(counts.kind).toEqual({ figure: 3, minute: 1 })
    expect(done(await viewRegister(w.observer, { kind: 'minute' })).items).toHaveLength(1)
  })

  it('takes a file without a question, called by its name, and a newer file as its second version', async () => {
    async function* bytes(text: string) {
      yield Buffer.from(text)
    }
    const file = attachFileInput.parse({
      fileName: 'Ward_profiles 2026.csv',
      speaksFor: '2026-01-31',
      readers: 'council',
    })
    const { itemId, evidenceId } = done(await attachFile(w.officer, { ...file, bytes: bytes('a,b\n') }))
    expect(evidenceId).toBeNull()
    done(await attachFile(w.officer, { ...file, itemId, title: 'Ward profiles', bytes: bytes('a,c\n') }))
    expect((await seen(w.observer, itemId)).revisions.map(({ title }) => title)).toEqual([
      'Ward profiles',
      'Ward profiles 2026',
    ])
    expect(kindOf(await attachFile(w.member, { ...file, itemId, bytes: bytes('a,d\n') }))).toBe(
      'only-owner-or-officer-changes',
    )
  })

  it('says which questions rest on nothing, and what is past its review date', async () => {
    const itemId = await added(w.officer, { reviewBy: '2026-01-01' })
    await use(itemId)
    const { coverage, items, counts } = done(await viewRegister(w.observer, {}))
    expect(coverage.map(({ code, cover }) => [code, cover])).toEqual([
      ['1.1', 'old'],
      ['1.2', 'none'],
    ])
    expect(items).toMatchObject([{ standing: 'past', uses: [{ code: '1.1' }] }])
    expect(counts).toMatchObject({ all: 1, past: 1, unused: 0 })
    const { id: assessment } = await w.assess({ questions: ['1.1'], state: 'preparing' })
    const beside = done(await viewRegister(w.observer, { assessment }))
    expect(beside.items).toMatchObject([{ uses: [], elsewhere: { title: expect.any(String) } }])
    expect(beside.counts.unused, 'what another assessment rests on is used').toBe(0)
  })
})

describe('who reads an item', () => {
  it('is narrowed at once by its owner, an officer or the lead, and by nobody else', async () => {
    const itemId = await added(w.member, { readers: 'public' })
    expect(await changeReaders(w.member, wish(itemId, { readers: 'council' }))).toMatchObject({ value: { is: 'done' } })
    expect(kindOf(await changeReaders(w.observer, wish(itemId, { readers: 'council' })))).toBe(
      'only-owner-or-officer-changes',
    )
    const named = (...people: { userId: string }[]) => ({ readers: 'named', named: people.map(({ userId }) => userId) })
    expect(kindOf(await changeReaders(w.officer, wish(itemId, named(w.observer))))).toBe('narrowing-shuts-you-out')
    done(await changeReaders(w.officer, wish(itemId, named(w.observer, w.officer))))
    expect(kindOf(await viewItem(w.lead, { itemId }))).toBe('not-found')
    expect((await seen(w.observer, itemId)).item.namedPeople.sort()).toEqual(['Olga', 'Otto'])
  })

  it('is widened by two: whoever asks, and another who may', async () => {
    const itemId = await added()
    expect(await changeReaders(w.officer, wish(itemId, { readers: 'public' }))).toMatchObject({
      value: { is: 'asked' },
    })
    const { open, item } = await seen(w.officer, itemId)
    expect(item.readers).toBe('council')
    const decide = (who: Caller, outcome: 'done' | 'declined' = 'done') =>
      decideReaders(who, { itemId, askId: open?.id ?? '', outcome, because: 'No' })
    expect(kindOf(await changeReaders(w.lead, wish(itemId, { readers: 'peers' })))).toBe('readers-asked-already')
    expect(kindOf(await decide(w.officer))).toBe('widening-takes-another')
    expect(kindOf(await decide(w.member))).toBe('only-monitoring-officer-decides')
    expect(kindOf(await takeBackReaders(w.lead, { itemId, askId: open?.id ?? '' }))).toBe('only-asker-takes-back')
    expect(kindOf(await decide(w.lead))).toBe('yes')
    expect(kindOf(await decide(w.lead))).toBe('readers-decided-already')
    expect((await seen(w.observer, itemId)).item.readers).toBe('public')
  })

  it('stands in law as the monitoring officer or their deputy says; held from the moment that somebody proposes it', async () => {
    const itemId = await added(w.officer, EXEMPT)
    expect(kindOf(await viewItem(w.lead, { itemId }))).toBe('not-found')
    const { open } = await seen(w.monitor, itemId)
    expect(open).toMatchObject({ legalClass: 'exempt', paragraph: 3, by: 'Olga' })
    const decision = { itemId, askId: open?.id ?? '', outcome: 'done' as const, because: undefined }
    expect(kindOf(await decideReaders(w.officer, decision))).toBe('widening-takes-another')
    expect(kindOf(await decideReaders(w.lead, decision))).toBe('not-found')
    expect(kindOf(await takeBackReaders(w.officer, { itemId, askId: open?.id ?? '' }))).toBe('held-until-decided')
    done(await decideReaders(w.deputy, decision))
    expect((await seen(w.member, itemId)).item).toMatchObject({
      legalClass: 'exempt',
      heldAt: null,
      classDecidedBy: 'Dora',
    })
    expect(kindOf(await viewItem(w.observer, { itemId }))).toBe('not-found')
  })

  it('is as it was after a no, and held no longer', async () => {
    const itemId = await added(w.officer, EXEMPT)
    const askId = (await seen(w.monitor, itemId)).open?.id ?? ''
    done(await decideReaders(w.monitor, { itemId, askId, outcome: 'declined', because: 'It is published already' }))
    expect((await seen(w.observer, itemId)).item).toMatchObject({ legalClass: 'none', heldAt: null })
  })

  it('is decided by the lead where neither is in post', async () => {
    const itemId = await added(w.officer, EXEMPT)
    await w.owner.query(`update memberships set ends_on = current_date where user_id = any ($1)`, [
      [w.monitor.userId, w.deputy.userId],
    ])
    const askId = (await seen(w.lead, itemId)).open?.id ?? ''
    expect(kindOf(await decideReaders(w.lead, { itemId, askId, outcome: 'done', because: undefined }))).toBe('yes')
  })

  it('has the paragraphs of its own country', async () => {
    const of = (exemptParagraph: string) => attachLinkInput.parse({ ...LINK, ...EXEMPT, exemptParagraph })
    expect(kindOf(await attachLink(w.officer, of('14')))).toBe('paragraph-of-another-country')
    await w.owner.query(`update councils set nation = 'Wales' where id = $1`, [w.council.id])
    expect(kindOf(await attachLink(w.officer, of('14')))).toBe('yes')
    expect(kindOf(await attachLink(w.officer, of('3')))).toBe('paragraph-of-another-country')
  })
})
