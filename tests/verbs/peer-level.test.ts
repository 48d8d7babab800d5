import { type SQL, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { type Caller, inCouncil, inReview, type ReviewPlace } from '@/db/gate'
import { viewCouncilTrail } from '@/lib/council/view-council-trail'
import { agreePeerLevels } from '@/lib/peer-level/agree-peer-levels'
import { agreePeerLevelsAsPeer } from '@/lib/peer-level/agree-peer-levels-as-peer'
import { differFromLevel, differFromLevelInput } from '@/lib/peer-level/differ-from-level'
import { recordPeerLevel, recordPeerLevelInput } from '@/lib/peer-level/record-peer-level'
import { revealPeerLevel } from '@/lib/peer-level/reveal-peer-level'
import { scoreAsPeer, scoreAsPeerInput } from '@/lib/peer-level/score-as-peer'
import { takeBackPeerLevels } from '@/lib/peer-level/take-back-peer-levels'
import { takeBackPeerLevelsAsPeer } from '@/lib/peer-level/take-back-peer-levels-as-peer'
import { viewPeerLevels } from '@/lib/peer-level/view-peer-levels'
import { viewPeerLevelsInReview } from '@/lib/peer-level/view-peer-levels-in-review'
import { viewPeerQuestion } from '@/lib/peer-level/view-peer-question'
import { viewRoom } from '@/lib/peer-level/view-room'
import { viewReport } from '@/lib/report/view-report'
import { ok } from '@/lib/result'
import { viewReviewsOfAssessment } from '@/lib/review/view-reviews-of-assessment'
import { buildUser, buildWorld, LEADERS } from '../kit/world'

const refused = (kind: string) => ({ ok: false, refusal: { kind } })
async function value<T>(outcome: Promise<{ ok: boolean; value?: T }>): Promise<T> {
  const result = await outcome
  expect(result).toMatchObject({ ok: true })
  return result.value as T
}
const NOT_ALLOWED = { cause: { code: 'CN008' } }
const NO_RIGHT = { cause: { code: '42501' } }

const question = (code: string, agreed: object | null, leftOut: string | null = null) => ({
  ...{ code, area: 1, question: `Is ${code} so?`, leftOut, answer: null, text: '', agreed, evidence: [] },
})
const CONTENT = {
  content: {
    framework: { name: 'Framework of a test', version: 0 },
    rules: {
      ...{ agreeShare: 0.75, quorumShare: 0.5, maxRounds: 3, namingRule: 'roles', crossPartyRule: false },
    },
    areas: [{ number: 1, title: 'Area 1', statement: null, text: '' }],
    questions: [question('1.1', { level: 3, ambition: 4 }), question('1.2', null), question('1.3', null, 'Not ours')],
  },
}

/** A submission under review by a lead peer, two others and one whose conflict is open. */
async function underReview() {
  const w = await buildWorld({ state: 'submitted', questions: ['1.1'], cast: LEADERS })
  const { reviewId, invite } = await w.review(CONTENT)
  const in_ = async (name: string, more: object) => {
    const user = await buildUser(name)
    await invite(user, more)
    return { userId: user.userId, place: { review: reviewId } } as Caller<ReviewPlace>
  }
  const lead = await in_('Pia', { role: 'peer_lead' })
  const here = { reviewId: reviewId as string }
  const hosts = (stage: 'scoping' | 'publishing', who: Caller = w.lead) => agreePeerLevels(who, { ...here, stage })
  const team = (stage: 'scoping' | 'publishing', who = lead) => agreePeerLevelsAsPeer(who, { stage })
  return {
    ...{ w, reviewId, here, lead, hosts, team },
    peer: await in_('Per', {}),
    third: await in_('Tove', {}),
    waiting: await in_('Willa', { conflict: 'awaiting' }),
    /** Of another council in their own place and in this one, and a peer in the place of the council. */
    others: [
      w.outsider,
      { ...w.outsider, place: w.lead.place },
      { userId: lead.userId, place: w.lead.place },
    ] as Caller[],
    /** Nobody of the team, in its room. */
    guests: [w.lead, w.outsider].map(({ userId }) => ({
      userId,
      place: { review: reviewId },
    })) as Caller<ReviewPlace>[],
    score: (who: Caller<ReviewPlace>, kind = '2', code = '1.1') =>
      scoreAsPeer(who, scoreAsPeerInput.parse({ code, kind, reason: `${kind} because` })),
    record: (who: Caller<ReviewPlace> = lead, level = '2') =>
      recordPeerLevel(who, recordPeerLevelInput.parse({ code: '1.1', level, reason: 'As we read it' })),
    differ: (who: Caller<ReviewPlace>, words = 'I saw more', ofLevel = '2') =>
      differFromLevel(who, differFromLevelInput.parse({ code: '1.1', ofLevel, words })),
    send: () =>
      w.owner.query(
        `update reviews set state = 'council_reply', sent_at = now(), check_until = current_date where id = $1`,
        [reviewId],
      ),
    publish: () =>
      w.owner.query(`update reviews set state = 'published', sent_at = now(), published_at = now() where id = $1`, [
        reviewId,
      ]),
    close: () => w.owner.query(`update reviews set state = 'closed', closed_at = now() where id = $1`, [reviewId]),
  }
}
type Reviewed = Awaited<ReturnType<typeof underReview>>

async function agreed() {
  const s = await underReview()
  await value(s.hosts('scoping'))
  await value(s.team('scoping'))
  return s
}
/** With levels of two, revealed and recorded, from which the third differs. */
async function recorded() {
  const s = await agreed()
  await value(s.score(s.lead, '2'))
  await value(s.score(s.peer, '3'))
  await value(revealPeerLevel(s.lead, { code: '1.1' }))
  await value(s.record())
  await value(s.differ(s.third))
  return s
}
const seenBy = async (who: Caller<ReviewPlace>, code = '1.1') => value(viewPeerQuestion(who, { code }))
const met = (who: Caller, statement: SQL) => inCouncil(who, async (tx) => ok((await tx.execute(statement)).rowCount))
const inRoom = (who: Caller<ReviewPlace>, statement: SQL) =>
  inReview(who, async (tx) => ok((await tx.execute(statement)).rowCount))

describe('that peers give levels', () => {
  it('is agreed by the council’s lead and the lead peer, each for their own side, and is without until both have', async () => {
    const s = await underReview()
    const { w, hosts, team, here } = s
    expect(await viewRoom(s.peer, null)).toMatchObject({ value: { levels: null } })
    expect(await viewRoom(s.lead, null)).toMatchObject({ value: { levels: 'open' } })
    for (const who of s.others) expect(await hosts('scoping', who)).toMatchObject(refused('not-found'))
    for (const who of [w.officer, w.member, w.observer, w.contributor, w.monitor]) {
      expect(await hosts('scoping', who)).toMatchObject(refused('only-the-lead'))
      expect(await viewPeerLevels(who, here)).toMatchObject(refused('not-found'))
    }
    for (const who of s.guests) expect(await team('scoping', who)).toMatchObject(refused('not-found'))
    expect(await team('scoping', s.peer)).toMatchObject(refused('only-the-lead-peer'))
    expect(await team('scoping', s.waiting)).toMatchObject(refused('conflict-awaited'))

    await value(hosts('scoping'))
    expect(await hosts('scoping')).toMatchObject(refused('peer-levels-said-already'))
    expect(await s.score(s.peer)).toMatchObject(refused('peer-levels-not-agreed'))
    expect(await viewPeerQuestion(s.peer, { code: '1.1' })).toMatchObject(refused('not-found'))
    expect(await viewPeerLevelsInReview(s.peer, null)).toMatchObject(refused('not-found'))
    const both = await Promise.all([team('scoping'), team('scoping')])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    await value(s.score(s.peer))
    expect(await viewRoom(s.third, null)).toMatchObject({ value: { levels: 'agreed' } })
  })

  it('is taken back by whoever agreed as long as the other has not, and stands from then on, scored or not', async () => {
    const s = await underReview()
    const back = (who: Caller = s.w.lead) => takeBackPeerLevels(who, { ...s.here, stage: 'scoping' })
    const teamBack = (who = s.lead) => takeBackPeerLevelsAsPeer(who, { stage: 'scoping' })
    expect(await back()).toMatchObject(refused('peer-levels-not-said'))
    expect(await teamBack()).toMatchObject(refused('peer-levels-not-said'))
    await value(s.hosts('scoping'))
    for (const who of s.others) expect(await back(who)).toMatchObject(refused('not-found'))
    for (const who of [s.w.officer, s.w.member, s.w.observer])
      expect(await back(who)).toMatchObject(refused('only-the-lead'))
    await value(back())
    await value(s.team('scoping'))
    for (const who of s.guests) expect(await teamBack(who)).toMatchObject(refused('not-found'))
    expect(await teamBack(s.peer)).toMatchObject(refused('only-the-lead-peer'))
    await value(teamBack())
    await value(s.team('scoping'))
    await value(s.hosts('scoping'))
    const answers = async () => [await back(), await teamBack()]
    const before = await answers()
    expect(before).toMatchObject([refused('peer-levels-stand'), refused('peer-levels-stand')])
    await value(s.score(s.peer))
    expect(await answers(), 'nothing tells that somebody has scored').toEqual(before)
  })

  it('is not agreed once the report was sent or the review has ended', async () => {
    const sent = await underReview()
    await value(sent.hosts('scoping'))
    await sent.send()
    expect(await sent.team('scoping')).toMatchObject(refused('peer-levels-too-late'))
    const closed = await underReview()
    await closed.close()
    expect(await closed.hosts('scoping')).toMatchObject(refused('review-closed'))
    expect(await closed.team('scoping')).toMatchObject(refused('not-found'))
    await expect(
      met(
        closed.w.lead,
        sql`insert into peer_level_consents (review_id, council_id, side, stage, author_id, author_name)
          values (${closed.reviewId}, ${closed.w.council.id}, 'council', 'scoping', ${closed.w.lead.userId}, 'N')`,
      ),
    ).rejects.toMatchObject({ cause: { code: 'CN003' } })
  })
})

describe('a peer’s level', () => {
  it('is given by each cleared peer of a question in scope with a reason, theirs to change, and nobody else’s to read', async () => {
    const s = await agreed()
    expect(scoreAsPeerInput.safeParse({ code: '1.1', kind: '2', reason: ' ' }).success, 'no reason').toBe(false)
    expect(scoreAsPeerInput.safeParse({ code: '1.1', kind: 'does-not-apply', reason: 'R' }).success).toBe(false)
    for (const who of s.guests) expect(await s.score(who)).toMatchObject(refused('not-found'))
    expect(await s.score(s.waiting)).toMatchObject(refused('conflict-awaited'))
    for (const code of ['9.9', '1.3'])
      expect(await s.score(s.peer, '2', code)).toMatchObject(refused('question-not-submitted'))
    await value(s.score(s.peer, '2'))
    await value(s.score(s.peer, 'cannot-judge'))
    await value(s.score(s.peer, '4'))
    expect((await seenBy(s.peer)).mine).toMatchObject({ kind: 'level', current: 4, reason: '4 because' })
    for (const who of [s.lead, s.third]) {
      expect(await seenBy(who)).toMatchObject({ mine: null, revealed: null })
      expect(JSON.stringify(await value(viewPeerLevelsInReview(who, null)))).not.toContain('4 because')
      expect(await value(inRoom(who, sql`select 1 from shown_peer_scores()`))).toBe(0)
    }
    expect(await value(inRoom(s.peer, sql`select 1 from shown_peer_scores()`))).toBe(1)
    for (const statement of [sql`select 1 from peer_scores`, sql`delete from peer_scores`])
      await expect(inRoom(s.peer, statement)).rejects.toMatchObject(NO_RIGHT)
    expect(await value(inRoom(s.lead, sql`select 1 from audit_head(${s.reviewId}) h where h.seq > 1`)), 'no link').toBe(
      0,
    )
  })

  it('is revealed by the lead peer once two have given theirs, and from then on stays', async () => {
    const s = await agreed()
    const reveal = (who = s.lead, code = '1.1') => revealPeerLevel(who, { code })
    await value(s.score(s.lead, '2'))
    expect(await reveal()).toMatchObject(refused('peer-level-needs-two'))
    await expect(
      inRoom(
        s.lead,
        sql`insert into peer_levels (review_id, council_id, code, revealed_by) values (${s.reviewId}, ${s.w.council.id}, '1.1', ${s.lead.userId})`,
      ),
    ).rejects.toMatchObject({ cause: { code: 'CN006' } })
    await value(s.score(s.peer, 'cannot-judge'))
    expect(await s.record()).toMatchObject(refused('peer-level-hidden'))
    for (const who of s.guests) expect(await reveal(who)).toMatchObject(refused('not-found'))
    expect(await reveal(s.waiting)).toMatchObject(refused('conflict-awaited'))
    expect(await reveal(s.peer)).toMatchObject(refused('only-the-lead-peer'))
    expect(await reveal(s.lead, '1.3')).toMatchObject(refused('question-not-submitted'))
    expect(
      await value(inRoom(s.peer, sql`select 1 where peer_level_has_quorum('1.1')`)),
      'told to the lead peer alone',
    ).toBe(0)
    const both = await Promise.all([reveal(), reveal()])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject(refused('peer-level-revealed'))
    for (const who of [s.third, s.peer]) expect(await s.score(who)).toMatchObject(refused('peer-level-revealed'))
    const { revealed } = await seenBy(s.third)
    expect(revealed?.given).toMatchObject([
      { by: 'Per', kind: 'cannot-judge' },
      { by: 'Pia', kind: 'level', current: 2 },
    ])
    expect(revealed?.spread).toMatchObject({ levels: [2], state: 'agreed' })
    await expect(
      s.w.owner.query(`update peer_scores set level = 1 where review_id = $1`, [s.reviewId]),
      'the owning role neither',
    ).rejects.toMatchObject({ code: 'CN001' })
    expect(await value(inRoom(s.peer, sql`update peer_levels set level = null`)).catch(() => 'refused')).toBe('refused')
  })
})

describe('the team’s level', () => {
  it('is recorded by the lead peer with its reason, and each of the team may differ from the one that they saw', async () => {
    const s = await recorded()
    for (const who of s.guests) {
      expect(await s.record(who)).toMatchObject(refused('not-found'))
      expect(await s.differ(who)).toMatchObject(refused('not-found'))
    }
    for (const act of [s.record, s.differ]) expect(await act(s.waiting)).toMatchObject(refused('conflict-awaited'))
    expect(await s.record(s.peer)).toMatchObject(refused('only-the-lead-peer'))
    await expect(
      inRoom(
        s.peer,
        sql`update peer_levels set level = 4, reason = 'R', author_id = ${s.peer.userId}, author_name = 'N', recorded_at = now()`,
      ),
    ).rejects.toMatchObject(NOT_ALLOWED)
    expect((await seenBy(s.peer)).recorded).toMatchObject({
      ...{ level: 2, reason: 'As we read it' },
      dissents: [{ by: 'Tove', ofLevel: 2, words: 'I saw more' }],
    })
    await value(s.record(s.lead, '3'))
    expect(await s.differ(s.peer, 'I saw less', '2')).toMatchObject(refused('peer-level-changed'))
    await value(s.differ(s.peer, 'I saw less', '3'))
    await value(s.differ(s.peer, 'I saw much less', '3'))
    await value(s.differ(s.third, '', '3'))
    expect((await seenBy(s.third)).recorded).toMatchObject({
      level: 3,
      dissents: [{ by: 'Per', ofLevel: 3, words: 'I saw much less' }],
    })
    await expect(
      inRoom(s.third, sql`update peer_dissents set words = 'Other' where author_id = ${s.peer.userId}`),
    ).rejects.toMatchObject(NOT_ALLOWED)
  })

  it('is frozen with all that it came of once the report is sent', async () => {
    const s = await recorded()
    await s.send()
    const acts = [
      () => s.score(s.peer, '2', '1.2'),
      () => revealPeerLevel(s.lead, { code: '1.2' }),
      () => s.record(),
      () => s.differ(s.peer),
    ]
    for (const act of acts) expect(await act()).toMatchObject(refused('report-sent-already'))
    for (const statement of [
      `update peer_levels set level = 1`,
      `update peer_dissents set words = 'Other'`,
      `delete from peer_dissents`,
    ])
      await expect(s.w.owner.query(`${statement} where review_id = $1`, [s.reviewId])).rejects.toMatchObject({
        code: 'CN003',
      })
    await s.close()
    for (const act of acts) expect(await act()).toMatchObject(refused('not-found'))
  })
})

describe('the host council', () => {
  const everything = async ({ w, here }: Reviewed) =>
    JSON.stringify([
      await viewReport(w.lead, { assessmentId: w.assessmentId }),
      await viewReviewsOfAssessment(w.officer, { assessmentId: w.assessmentId }),
      await viewPeerLevels(w.lead, here),
      await viewCouncilTrail(w.lead, {}),
    ])

  it('meets nothing of what the team gave until both have agreed again, after the report is published', async () => {
    const s = await recorded()
    const { w, hosts, team, here } = s
    expect(await hosts('publishing')).toMatchObject(refused('peer-levels-too-early'))
    expect(await team('publishing')).toMatchObject(refused('peer-levels-too-early'))
    await s.publish()
    const without = await underReview()
    await without.publish()
    expect(await without.hosts('publishing')).toMatchObject(refused('peer-levels-not-agreed'))
    for (const who of [w.officer, w.observer])
      expect(await hosts('publishing', who)).toMatchObject(refused('only-the-lead'))
    for (const who of s.others) expect(await hosts('publishing', who)).toMatchObject(refused('not-found'))
    expect(await team('publishing', s.peer)).toMatchObject(refused('only-the-lead-peer'))

    const closed = async () => {
      for (const table of ['peer_levels', 'peer_dissents'])
        for (const who of [w.lead, w.officer, w.observer])
          expect(await value(met(who, sql`select 1 from ${sql.identifier(table)}`)), table).toBe(0)
      for (const who of [w.officer, w.observer, w.contributor]) {
        expect(await value(met(who, sql`select 1 from peer_level_consents`))).toBe(0)
        expect(await viewPeerLevels(who, here)).toMatchObject(refused('not-found'))
      }
      expect(await value(viewPeerLevels(w.lead, here))).toMatchObject({ beside: null })
      expect(await everything(s)).not.toMatch(/As we read it|I saw more/)
    }
    await closed()
    await value(team('publishing'))
    await closed()
    await value(takeBackPeerLevelsAsPeer(s.lead, { stage: 'publishing' }))
    await value(hosts('publishing'))
    await closed()
    await value(team('publishing'))
    expect(await takeBackPeerLevels(w.lead, { ...here, stage: 'publishing' })).toMatchObject(
      refused('peer-levels-stand'),
    )

    for (const who of [w.lead, w.officer, w.observer]) {
      const { beside, agreed } = await value(viewPeerLevels(who, here))
      expect(agreed === null).toBe(who !== w.lead)
      expect(beside).toEqual([
        {
          ...{ number: 1, title: 'Area 1' },
          questions: [
            {
              ...{
                code: '1.1',
                shortName: expect.any(String),
                self: 3,
                ambition: 4,
                level: 2,
                reason: 'As we read it',
              },
              dissents: [{ words: 'I saw more', ofLevel: 2, by: null }],
            },
          ],
        },
      ])
      expect((await value(viewReport(who, { assessmentId: w.assessmentId }))).reports[0]?.levels).toBe('published')
      expect(await value(met(who, sql`select 1 from peer_levels`))).toBe(1)
      await expect(met(who, sql`select 1 from peer_scores`), 'never what each gave').rejects.toMatchObject(NO_RIGHT)
      expect(await value(met(who, sql`select 1 from shown_peer_scores()`))).toBe(0)
    }
    expect(await viewPeerLevels(w.contributor, here)).toMatchObject(refused('not-found'))
    for (const who of s.others) expect(await viewPeerLevels(who, here)).toMatchObject(refused('not-found'))
    expect(await value(met(w.contributor, sql`select 1 from peer_levels`))).toBe(0)
  })

  it('is agreed with by a team that recorded something, and by a council also after its review has ended', async () => {
    const nothing = await agreed()
    await nothing.publish()
    expect(await nothing.team('publishing')).toMatchObject(refused('peer-levels-none-recorded'))
    await value(nothing.hosts('publishing'))
    const s = await recorded()
    await s.publish()
    await value(s.team('publishing'))
    await s.close()
    await value(s.hosts('publishing'))
    expect((await value(viewPeerLevels(s.w.observer, s.here))).beside).toHaveLength(1)
  })

  it('has of it in its trail what its own lead agreed', async () => {
    const s = await recorded()
    const { rows } = await s.w.owner.query(
      `select act from audit_entries where chain_id = $1 and act like 'review.peer%' order by seq`,
      [s.w.council.id],
    )
    expect(rows).toEqual([{ act: 'review.peer-levels-agreed' }])
    const theirs = await s.w.owner.query(
      `select act, subject from audit_entries where chain_id = $1 and act like 'review.peer%' order by seq`,
      [s.reviewId],
    )
    expect(theirs.rows.map(({ act }) => act)).toEqual([
      ...[
        'review.peer-levels-agreed',
        'review.peer-level-revealed',
        'review.peer-level-recorded',
        'review.peer-dissented',
      ],
    ])
    expect(JSON.stringify(theirs.rows)).not.toMatch(/"level"|because/)
    const apart = await s.w.owner.query(
      `select e.subject from audit_entries e join peer_scores p on p.id = e.chain_id where p.review_id = $1`,
      [s.reviewId],
    )
    expect(apart.rows).toHaveLength(2)
    expect(JSON.stringify(apart.rows)).not.toMatch(/level|because/)
  })
})
