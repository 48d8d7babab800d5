import { beforeAll, describe, expect, it } from 'vitest'
import type { Caller, ReviewPlace } from '@/db/gate'
import { attachLink, attachLinkInput } from '@/lib/evidence/attach-link'
import { CLOSES, OPENS } from '@/lib/evidence/found-signs'
import { searchEvidence } from '@/lib/evidence/search-evidence'
import { addAction, addActionInput } from '@/lib/plan/add-action'
import { recordMinute, recordMinuteInput } from '@/lib/referral/record-minute'
import { referToBody, referToBodyInput } from '@/lib/referral/refer-to-body'
import { publishReport } from '@/lib/report/publish-report'
import { sendReport } from '@/lib/report/send-report'
import { writeFinding } from '@/lib/report/write-finding'
import { writeRecommendation } from '@/lib/report/write-recommendation'
import { commentOnSubmission } from '@/lib/review/comment-on-submission'
import { shareComment } from '@/lib/review/share-comment'
import { searchCouncil } from '@/lib/search/search-council'
import { readAnswerAgain } from '@/lib/text/read-answer-again'
import { testDatabase } from '../kit/database'
import { paragraph, typistOf } from '../kit/type-answer'
import { buildUser, buildWorld, LEADERS } from '../kit/world'

let owner: Awaited<ReturnType<typeof testDatabase>>['owner']
beforeAll(async () => {
  owner = (await testDatabase()).owner
})
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const refused = (kind: string) => ({ ok: false, refusal: { kind } })
async function value<T>(outcome: Promise<{ ok: boolean; value?: T }>): Promise<T> {
  const result = await outcome
  expect(result).toMatchObject({ ok: true })
  return result.value as T
}
const search = (who: Caller, q: string) => value(searchCouncil(who, { q }))
const found = async (who: Caller, q: string) => (await search(who, q)).hits.map(({ kind }) => kind).sort()
/** Past the walls, as time would have. */
const pass = (text: string) =>
  owner.query(`set session_replication_role = replica; ${text}; set session_replication_role = origin`)

/** A submission under review, with a peer who leads the team and a stranger who stands in the council’s place. */
async function underReview() {
  const w = await buildWorld({ state: 'submitted', questions: ['1.1'], cast: LEADERS })
  const { submissionId, reviewId, invite } = await w.review()
  await owner.query(
    `insert into frozen_texts (council_id, submission_id, subject_id, code, state) values ($1, $2, $3, '1.1', '')`,
    [w.council.id, submissionId, w.documentId],
  )
  const user = await buildUser('Pia')
  await invite(user, { role: 'peer_lead' })
  const peer: Caller<ReviewPlace> = { userId: user.userId, place: { review: reviewId } }
  const base = `/c/${w.council.slug}`
  return {
    ...{ w, reviewId, peer, base, here: `${base}/assessments/${w.assessmentId}` },
    strangers: [
      { ...w.outsider, place: w.lead.place },
      { userId: user.userId, place: w.lead.place },
    ] as Caller[],
  }
}
type Scene = Awaited<ReturnType<typeof underReview>>
/** Whoever sees the whole meets it, and nobody else: not those who are assigned a question, another council, or a peer by the council's door. */
async function isOfTheWhole({ w, strangers }: Scene, q: string, kinds: string[]) {
  for (const who of [w.lead, w.member, w.observer]) expect(await found(who, q), `${q} of ${who.userId}`).toEqual(kinds)
  for (const who of [w.contributor, w.outsider]) {
    expect(await search(who, q)).toMatchObject({ hits: [], count: 0 })
    expect(await search(who, `${q}x`), 'nor by a mistake').toMatchObject({ hits: [], count: 0, isNear: false })
  }
  for (const who of strangers) expect(await searchCouncil(who, { q })).toMatchObject(refused('not-found'))
}

describe('the search of what belongs to a whole council', () => {
  it('finds what an area says of itself, as it was read last', async () => {
    const w = await buildWorld({ questions: ['1.1', '1.2'], cast: LEADERS })
    const place = { councilId: w.council.id, documentId: w.assessment.statement(1) as string }
    const typist = typistOf(place)
    await typist.write(w.officer, (text) => text.insert(0, [paragraph('Our estuary floods in autumn.')]))
    expect(await found(w.lead, 'estuary'), 'before it is read').toEqual([])
    const { rows } = await owner.query('select 1 from answer_words where id = $1 and due_at is not null', [
      place.documentId,
    ])
    expect(rows, 'it waits to be read').toHaveLength(1)
    await readAnswerAgain(place)
    expect(await search(w.observer, 'estuary')).toMatchObject({
      counts: { statement: 1, answer: 0 },
      hits: [
        {
          ...{ kind: 'statement', href: `/c/${w.council.slug}/assessments/${w.assessmentId}/areas/1` },
          snippet: `Our ${OPENS}estuary${CLOSES} floods in autumn`,
        },
      ],
    })
    expect(await search(w.observer, 'estuery')).toMatchObject({ isNear: true, instead: ['estuary'] })
    for (const who of [w.contributor, w.outsider]) expect(await found(who, 'estuary')).toEqual([])
  })

  it('finds an action of the plan by what it is, brings and where it stands, and one’s own where that is all one sees', async () => {
    const s = await underReview()
    const { w, base } = s
    const { actionId } = await value(
      addAction(
        w.officer,
        addActionInput.parse({
          ...{
            title: 'Dredge the basin',
            ownerId: w.contributor.userId,
            dueOn: inDays(40),
            benefit: 'Ferries call again',
          },
        }),
      ),
    )
    await value(
      addAction(
        w.officer,
        addActionInput.parse({ title: 'Mend the slipway', ownerId: w.member.userId, dueOn: inDays(40) }),
      ),
    )
    await isOfTheWhole(s, 'slipway', ['action'])
    expect(await search(w.lead, 'ferries')).toMatchObject({
      hits: [{ kind: 'action', name: 'Dredge the basin', href: `${base}/plan/${actionId}` }],
    })
    expect(await found(w.contributor, 'dredge'), 'their own').toEqual(['action'])
    expect(await found(w.unassigned, 'dredge')).toEqual([])
  })

  it('finds what a peer shared once the council has it, and never what is the team’s', async () => {
    const s = await underReview()
    const { w, peer, here } = s
    const say = async (body: string) =>
      (await value(commentOnSubmission(peer, { code: '1.1', body, on: undefined }))).id
    await say('The drawbridge is a secret of ours')
    const shared = await say('Whose is the lighthouse?')
    await value(shareComment(peer, { commentId: shared }))
    for (const q of ['drawbridge', 'drawbridges', 'drawbrige', 'lighthouse', 'lighthose'])
      expect(await search(w.lead, q), q).toMatchObject({ hits: [], count: 0, isNear: false, instead: [] })
    await pass(`update review_comments set shared_at = now() - interval '20 minutes' where id = '${shared}'`)
    await isOfTheWhole(s, 'lighthouse', ['shared'])
    expect(await search(w.lead, 'lighthose')).toMatchObject({
      ...{ isNear: true, instead: ['lighthouse'] },
      hits: [{ hitKind: 'comment', name: 'Pia', subject: { code: '1.1' }, href: `${here}/report?area=1#c-${shared}` }],
    })
    for (const q of ['drawbridge', 'drawbrige']) expect(await found(w.lead, q), q).toEqual([])
  })

  it('finds what a report says from its publication on', async () => {
    const s = await underReview()
    const { w, peer, reviewId, here } = s
    const finding = { findingId: '', kind: 'concern', words: 'The weir is neglected', codes: ['1.1'] } as const
    await value(writeFinding(peer, { ...finding, codes: ['1.1'], documents: 1, conversations: 0 }))
    await value(
      writeRecommendation(peer, {
        ...{
          recommendationId: '',
          words: 'Survey the weir',
          priority: 'high',
          timescale: 'year',
          ownerPost: 'Director',
        },
      }),
    )
    const unheard = { hits: [], count: 0, isNear: false }
    for (const q of ['weir', 'neglcted']) expect(await search(w.lead, q)).toMatchObject(unheard)
    await value(sendReport(peer, { checkUntil: inDays(5) }))
    for (const q of ['weir', 'neglcted'])
      expect(await search(w.lead, q), 'while facts are checked').toMatchObject(unheard)
    await owner.query('update reviews set check_until = current_date - 1 where id = $1', [reviewId])
    await value(publishReport(peer, {}))
    await isOfTheWhole(s, 'weir', ['finding', 'recommendation'])
    const report = async (q: string) => (await search(w.lead, q)).hits
    const [{ id } = { id: '' }] = await report('neglcted')
    expect(await report('neglcted')).toMatchObject([{ hitKind: 'report', href: `${here}/findings#f-${id}` }])
    const [survey] = await report('survey')
    expect(survey).toMatchObject({ kind: 'recommendation', href: `${here}/findings#n-${survey?.id}` })
  })

  it('finds what a formal body minuted and recommends', async () => {
    const s = await underReview()
    const { w, here } = s
    const { referralId } = await value(
      referToBody(
        w.lead,
        referToBodyInput.parse({
          ...{ assessmentId: w.assessmentId, body: 'scrutiny', bodyName: 'Corporate Scrutiny', meetsOn: inDays(-1) },
        }),
      ),
    )
    const minuted = { referralId, minute: 'The committee heard of the causeway.', asks: 'Close the causeway at night' }
    await value(recordMinute(w.officer, recordMinuteInput.parse(minuted)))
    await isOfTheWhole(s, 'causeway', ['ask', 'minute'])
    expect((await search(w.lead, 'committee')).hits).toMatchObject([
      { hitKind: 'route', kind: 'minute', name: 'Corporate Scrutiny', href: `${here}/route#r-${referralId}` },
    ])
    const [ask] = (await search(w.lead, 'night')).hits
    expect(ask).toMatchObject({ kind: 'ask', href: `${here}/route#k-${ask?.id}` })
  })
})

describe('what stands only in something that the asker may not open', () => {
  const link = (more: object) =>
    attachLinkInput.parse({ speaksFor: '2026-01-31', readers: 'council', url: 'https://testby.example/1', ...more })

  it('is no word that a search tells instead, and neither takes a place from what is open nor crowds out a near word', async () => {
    const w = await buildWorld({ questions: ['1.1'], cast: LEADERS })
    const withheld = { readers: 'named', named: [w.member.userId] }
    await value(attachLink(w.officer, link({ title: 'Anchorage dues', ...withheld })))
    const both = [
      (who: Caller, q: string) => value(searchCouncil(who, { q })),
      (who: Caller, q: string) => value(searchEvidence(who, { q })),
    ]
    for (const ask of both) {
      expect(await ask(w.member, 'anchorige'), 'there is something').toMatchObject({ isNear: true, count: 1 })
      for (const q of ['anchorige', 'anchorage', 'anchrage'])
        expect(await ask(w.lead, q), q).toMatchObject({ count: 0, isNear: false, instead: [] })
    }
    const alone = JSON.stringify(await search(w.lead, 'anchorige'))
    expect(alone).not.toContain('anchorage')

    await value(attachLink(w.officer, link({ title: 'Moorings near the pier' })))
    const told = JSON.stringify(await search(w.lead, 'mooringz'))
    expect(told).toContain('moorings')
    const decoys = Array.from(
      { length: 60 },
      (_, at) => `mooring${String.fromCharCode(97 + (at % 26))}${'xyz'[at % 3]}`,
    )
    for (let at = 0; at < 60; at += 12)
      await value(
        attachLink(w.officer, link({ title: `Moorings ${decoys.slice(at, at + 12).join(' ')}`, ...withheld })),
      )
    await pass(`insert into evidence_words (council_id, item_id, revision_id, place, words)
      select w.council_id, w.item_id, w.revision_id, 'Page ' || n, 'Moorings moorings moorings moorings'
      from (select w.* from evidence_words w join evidence_items i on i.council_id = w.council_id and i.id = w.item_id
        where i.council_id = '${w.council.id}' and i.readers = 'named' limit 1) w, generate_series(1, 700) n`)
    const { rows } = await owner.query(
      `select count(*)::int as count from evidence_words w where w.council_id = $1 and w.words like 'Moorings%'`,
      [w.council.id],
    )
    expect(rows[0]?.count).toBeGreaterThan(700)
    expect(JSON.stringify(await search(w.lead, 'mooringz')), 'not a word is told otherwise').toBe(told)
    for (const ask of both) for (const q of ['moorings', 'mooringz']) expect((await ask(w.lead, q)).count, q).toBe(1)
  })

  it('lends no word that is near: only what stands itself in something open is sought instead, however many nearer words are hidden', async () => {
    const w = await buildWorld({ questions: ['1.1'], cast: LEADERS })
    const withheld = { readers: 'named', named: [w.member.userId] }
    const file = async (title: string, words: string) => {
      const { itemId } = await value(attachLink(w.officer, link({ title, ...withheld })))
      await owner.query(
        `select note_evidence_words(r.council_id, r.id, array['page 1'], array[$2]) from evidence_revisions r where r.item_id = $1`,
        [itemId, words],
      )
    }
    await value(attachLink(w.officer, link({ title: 'The anchorage and its ropewalk' })))
    await file('Dues', 'Anchorages are dear')
    const seen = await search(w.member, 'ankorages')
    expect(seen.hits.length, 'by the word of the file').toBe(2)
    expect(await search(w.lead, 'ankorages')).toMatchObject({ count: 0, isNear: false, instead: [] })

    const told = JSON.stringify(await search(w.lead, 'ropewolk'))
    expect(told).toContain('ropewalk')
    const letters = 'abcdefghijklmnopqrstuvwxyz'
    const decoys = [...letters].flatMap((one) => [...letters].map((other) => `ropewolk${one}${other}`))
    await file('Decoys', decoys.join(' '))
    expect((await search(w.member, 'ropewolk')).hits, 'of their own the nearest crowd it out').toMatchObject([
      { item: { title: 'Decoys' } },
    ])
    expect(JSON.stringify(await search(w.lead, 'ropewolk'))).toBe(told)
  })

  it('keeps of one version no more words than ten thousand, those that stand in it most often', async () => {
    const w = await buildWorld({ questions: ['1.1'] })
    const { itemId } = await value(attachLink(w.officer, link({ title: 'Rubbish' })))
    const letters = 'abcdefghijklmnopqrstuvwxyz'
    const rubbish = Array.from({ length: 26 ** 3 }, (_, at) =>
      ['zz', letters[Math.floor(at / 676)], letters[Math.floor(at / 26) % 26], letters[at % 26]].join(''),
    )
    const places = [rubbish.slice(0, 9_000), rubbish.slice(9_000), ['zzzzz', 'zzzzy', 'zzzzz', 'zzzzy']]
    await owner.query(
      `select note_evidence_words(r.council_id, r.id, $2, $3) from evidence_revisions r where r.item_id = $1`,
      [itemId, places.map((_, at) => `page ${at + 1}`), places.map((words) => words.join(' '))],
    )
    const { rows } = await owner.query<{ word: string }>(
      `select word from evidence_lexicon where council_id = $1 and word like 'zz%' order by word desc`,
      [w.council.id],
    )
    expect(rows).toHaveLength(10_000)
    expect(rows.slice(0, 2).map(({ word }) => word)).toEqual(['zzzzz', 'zzzzy'])
  })
})
