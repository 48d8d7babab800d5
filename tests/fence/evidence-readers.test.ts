import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Caller, ReviewPlace } from '@/db/gate'
import { viewThreads } from '@/lib/comment/view-threads'
import { attachFile, attachFileInput } from '@/lib/evidence/attach-file'
import { markWords } from '@/lib/evidence/mark-words'
import { openEvidence } from '@/lib/evidence/open-evidence'
import { openEvidenceInReview } from '@/lib/evidence/open-evidence-in-review'
import { openRevision } from '@/lib/evidence/open-revision'
import { searchEvidence } from '@/lib/evidence/search-evidence'
import { viewAllEvidence } from '@/lib/evidence/view-all-evidence'
import { viewEvidence } from '@/lib/evidence/view-evidence'
import { viewItem } from '@/lib/evidence/view-item'
import { viewRegister } from '@/lib/evidence/view-register'
import { viewQuestion } from '@/lib/score/view-question'
import { searchCouncil } from '@/lib/search/search-council'
import { testDatabase } from '../kit/database'
import { connectAs } from '../kit/serving-role'
import { paragraph, textIn, typistOf } from '../kit/type-answer'
import { buildUser, buildWorld, type World } from '../kit/world'

/*
 * Everybody at every door, for every way in which an item may stand. What is right is written here once more, by hand, from what the two
 * fields promise: nothing of the code or of the database is asked for it.
 */

process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'concord-readers-'))

const READERS = ['public', 'peers', 'council', 'named'] as const
const CLASSES = ['none', 'exempt', 'confidential', 'held'] as const
type Readers = (typeof READERS)[number]
type Class = (typeof CLASSES)[number]

/** Who owns it, whom it names, and everybody else there is. */
const PEOPLE = [
  'keeper',
  'named',
  'lead',
  'officer',
  'member',
  'observer',
  'contributor',
  'unassigned',
  'monitor',
  'deputy',
] as const
type Somebody = (typeof PEOPLE)[number]
const TAKES_PART: Somebody[] = ['lead', 'officer', 'member', 'monitor', 'deputy', 'keeper', 'named']
const DECIDES: Somebody[] = ['monitor', 'deputy']
/** Who sees the whole assessment or is assigned to the question that rests on it. */
const SEES_QUESTION: Somebody[] = PEOPLE.filter((one) => one !== 'unassigned')

/** Whether somebody of the council reads it, by the promise. */
function reads(who: Somebody, readers: Readers, legal: Class): boolean {
  if (who === 'keeper') return true
  if (DECIDES.includes(who) && legal !== 'none') return true
  if (legal === 'held') return false
  if (readers === 'named') return who === 'named'
  if (legal !== 'none' && !TAKES_PART.includes(who)) return false
  return SEES_QUESTION.includes(who)
}
const peersRead = (readers: Readers, legal: Class) => legal === 'none' && (readers === 'public' || readers === 'peers')

let w: World<'keeper' | 'named'>
let itemId: string
let code: string
let peer: Caller<ReviewPlace>
let waiting: Caller<ReviewPlace>

beforeAll(async () => {
  await testDatabase()
  w = await buildWorld({ cast: { keeper: { role: 'officer' }, named: { role: 'member' } } })
  code = w.codes[0] as string
  const input = attachFileInput.parse({
    ...{ assessmentId: w.assessmentId, code, title: 'Quiet figures', speaksFor: '2026-01-31', readers: 'public' },
    fileName: 'quiet.csv',
  })
  async function* bytes() {
    yield Buffer.from('ward,people\nNorth,12\n')
  }
  const added = await attachFile(w.keeper, { ...input, bytes: bytes() })
  if (!added.ok) throw new Error(added.refusal.kind)
  itemId = added.value.itemId
  const typist = typistOf({ councilId: w.council.id, documentId: w.documentId })
  await typist.write(w.officer, (text) => text.insert(0, [paragraph('Twelve live in North.')]))
  const at = (index: number) =>
    Buffer.from(
      Y.encodeRelativePosition(
        Y.createRelativePositionFromTypeIndex(textIn(typist.doc.getXmlFragment('default'), 0), index),
      ),
    ).toString('base64')
  const anchor = { start: at(0), end: at(6), quote: 'Twelve' }
  const marked = await markWords(w.keeper, { assessmentId: w.assessmentId, code, itemId, anchor })
  if (!marked.ok) throw new Error(marked.refusal.kind)
  const { reviewId, invite } = await w.review()
  const [cleared, open] = [await buildUser('Peer'), await buildUser('Waiting')]
  await invite(cleared, { role: 'peer_lead' })
  await invite(open, { conflict: 'awaiting' })
  const place = { review: reviewId }
  peer = { userId: cleared.userId, place }
  waiting = { userId: open.userId, place }
})

/** Past the rules: how it stands now. */
const stands = (readers: Readers, legal: Class) =>
  w.owner.query(
    `update evidence_items set readers = $2, named = case $2 when 'named' then array[$3::uuid] else '{}' end,
       legal_class = case $4 when 'held' then 'none' else $4 end, exempt_paragraph = case $4 when 'exempt' then 3 end,
       class_reason = case when $4 in ('exempt', 'confidential') then 'R' end, class_review_on = case when $4 in ('exempt', 'confidential') then date '2099-01-01' end,
       class_decided_by = case when $4 in ('exempt', 'confidential') then added_by end, held_at = case $4 when 'held' then now() end where id = $1`,
    [itemId, readers, w.named.userId, legal],
  )

type Told = { ok: boolean; value?: unknown }
const DOORS: Record<string, (who: Caller) => Promise<boolean>> = {
  'the register': async (who) => holds(await viewRegister(who, {})),
  'the register’s numbers': async (who) => {
    const seen = await viewRegister(who, {})
    return seen.ok && seen.value.counts.all > 0
  },
  'the map': async (who) => {
    const seen = await viewRegister(who, {})
    return seen.ok && seen.value.coverage.some(({ current, old }) => current + old > 0)
  },
  'the search': async (who) => holds(await searchEvidence(who, { q: 'quiet' })),
  'the search with a mistake in it': async (who) => holds(await searchEvidence(who, { q: 'quieet' })),
  'the search of everything': async (who) => holds(await searchCouncil(who, { q: 'quiet' })),
  'that search with a mistake in it': async (who) => holds(await searchCouncil(who, { q: 'quieet' })),
  'its page': async (who) => (await viewItem(who, { itemId })).ok,
  'the download of a version': async (who) => (await openRevision(who, { itemId, number: 1 })).ok,
  'the download at a question': async (who) => (await openEvidence(who, { evidenceId: itemId })).ok,
  'the question': async (who) => holds(await viewEvidence(who, { assessmentId: w.assessmentId, code })),
  'the list of the assessment': async (who) => holds(await viewAllEvidence(who, { assessmentId: w.assessmentId })),
  'the words that rest on it': async (who) => holds(await viewQuestion(who, { assessmentId: w.assessmentId, code })),
  'their quotation beside the answer': async (who) => {
    const seen = await viewQuestion(who, { assessmentId: w.assessmentId, code })
    return seen.ok && seen.value.evidenceMarks.length > 0
  },
  'what is said about it': async (who) => (await viewThreads(who, { subjectId: itemId })).ok,
}
const holds = (seen: Told) => JSON.stringify(seen.ok ? seen.value : '').includes('Quiet figures')

describe('an item of evidence', () => {
  it.each(READERS.flatMap((readers) => CLASSES.map((legal) => [readers, legal] as const)))(
    'for %s, %s, is opened by each door to whom its two fields let in, and to nobody else',
    async (readers, legal) => {
      await stands(readers, legal)
      let [opened, closed] = [0, 0]
      for (const name of PEOPLE) {
        const who = w[name]
        const allows = reads(name, readers, legal)
        for (const [door, open] of Object.entries(DOORS)) {
          expect(await open(who), `${door} to ${name}`).toBe(allows)
          allows ? opened++ : closed++
        }
      }
      expect(opened).toBeGreaterThan(0)
      if (legal !== 'none' || readers === 'named') expect(closed).toBeGreaterThan(0)
      for (const stranger of [w.outsider, { ...w.outsider, place: w.lead.place }])
        for (const [door, open] of Object.entries(DOORS))
          expect(await open(stranger), `${door} to a stranger`).toBe(false)
      expect((await openEvidenceInReview(peer, { evidenceId: itemId })).ok).toBe(peersRead(readers, legal))
      expect((await openEvidenceInReview(waiting, { evidenceId: itemId })).ok).toBe(false)
    },
    180_000,
  )

  it('is kept so by the database, whatever a use case forgets, for its versions, its uses and what is asked of it', async () => {
    const app = await connectAs('app')
    const TABLES = [
      ...(['evidence_items', 'evidence_revisions', 'evidence', 'evidence_asks', 'evidence_words'] as const),
      'evidence_marks',
    ] as const
    await w.owner.query(
      `insert into evidence_asks (council_id, item_id, readers, asked_by, decided_at, outcome, decided_by) values ($1, $2, 'public', $3, now(), 'declined', $3)`,
      [w.council.id, itemId, w.keeper.userId],
    )
    const rows = (who: Caller | Caller<ReviewPlace>) =>
      app.as(who as never, async () => {
        const counts: Record<string, number> = {}
        for (const table of TABLES) counts[table] = (await app.client.query(`select 1 from ${table}`)).rowCount ?? 0
        return counts
      })
    const all = (is: boolean) => Object.fromEntries(TABLES.map((table) => [table, is ? 1 : 0]))
    for (const readers of READERS)
      for (const legal of CLASSES) {
        await stands(readers, legal)
        for (const name of PEOPLE) {
          const who = w[name]
          expect(await rows(who), `${readers}, ${legal} to ${name}`).toEqual(all(reads(name, readers, legal)))
        }
        expect(await rows(waiting), `${readers}, ${legal} to a waiting peer`).toEqual(all(false))
        expect(await rows(w.outsider), `${readers}, ${legal} to a stranger`).toEqual(all(false))
        expect(await rows(peer), `${readers}, ${legal} to a peer`).toEqual({
          ...all(peersRead(readers, legal)),
          ...{ evidence_asks: 0, evidence_words: 0 },
        })
      }
    await app.end()
  }, 180_000)

  it('says the same of anybody to whoever tells them of it: the rule stands twice, and both are one', async () => {
    for (const readers of READERS)
      for (const legal of CLASSES) {
        await stands(readers, legal)
        for (const name of PEOPLE) {
          const { userId } = w[name]
          const { rows } = await w.owner.query(
            `select reads_item(i, $2) as reads from evidence_items i where i.id = $1`,
            [itemId, userId],
          )
          expect(rows[0].reads, `${readers}, ${legal} to ${name}`).toBe(reads(name, readers, legal))
        }
      }
  })
})
