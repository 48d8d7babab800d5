import { beforeEach, describe, expect, it } from 'vitest'
import { type Caller, inCouncil } from '@/db/gate'
import { nameSuccessor, nameSuccessorInput } from '@/lib/assessment/name-successor'
import { viewOverview } from '@/lib/assessment/view-overview'
import { viewSuccession } from '@/lib/assessment/view-succession'
import { viewTrail } from '@/lib/assessment/view-trail'
import { ok } from '@/lib/result'
import { agreeScore } from '@/lib/score/agree-score'
import { openNextRound } from '@/lib/score/open-next-round'
import { putRoundAside } from '@/lib/score/put-round-aside'
import { recordStance } from '@/lib/score/record-stance'
import { revealRound } from '@/lib/score/reveal-round'
import type { Level } from '@/lib/score/score'
import { submitScore } from '@/lib/score/submit-score'
import { viewScoreSheet } from '@/lib/score/view-score-sheet'
import { viewConsensusRecord } from '@/lib/submission/view-consensus-record'
import { buildWorld, SCORING, type Scoring } from '../kit/world'

let s: Scoring
beforeEach(async () => {
  s = await buildWorld(SCORING)
})

const kindOf = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  result.ok ? 'yes' : result.refusal.kind
const here = () => ({ assessmentId: s.assessmentId as string })
const at = () => ({ ...here(), code: '1.1' })
const dutyOf = async (who: Caller, duty: string) =>
  (
    await s.owner.query(
      'select id from assessment_duties where assessment_id = $1 and user_id = $2 and duty = $3 and ended_at is null',
      [s.assessmentId, who.userId, duty],
    )
  ).rows[0]?.id as string
const follow = async (before: Caller, next: Caller, duty = 'assessor', by: Caller = s.lead) =>
  nameSuccessor(by, { ...here(), dutyId: await dutyOf(before, duty), userId: next.userId, reason: 'Other work' })
const sheetOf = async (who: Caller) => {
  const sheet = await viewScoreSheet(who, at())
  if (!sheet.ok) throw new Error(sheet.refusal.kind)
  return sheet.value
}
const roundNow = async () => (await sheetOf(s.lead)).round?.id as string
const score = async (who: Caller, current: Level, reason = 'R') =>
  submitScore(who, {
    ...{ ...at(), roundId: await roundNow(), kind: 'level', current, ambition: 4 },
    ...{ confidence: 'high', evidenceStrength: 'fair', reason },
  })
const aside = async (by: Caller = s.chair) => putRoundAside(by, { ...at(), roundId: await roundNow(), why: 'She left' })
const reveal = async () => revealRound(s.chair, { ...at(), roundId: await roundNow() })
/** Everything that these acts could change, as the owning role sees it. */
const content = async () => {
  const rows = []
  for (const table of ['assessment_duties', 'rounds', 'round_seats', 'scores', 'signatures', 'audit_entries'])
    rows.push(
      (await s.owner.query(`select md5(string_agg(t::text, '' order by t::text)) as sum from ${table} t`)).rows[0],
    )
  return JSON.stringify(rows)
}

describe('naming a successor', () => {
  it('is for the lead, changes nothing for anybody else, and names somebody of today with a role that may', async () => {
    const before = await content()
    for (const other of [s.chair, s.officer, s.observer, s.contributor, s.monitor])
      expect(kindOf(await follow(s.ada, s.officer, 'assessor', other))).toBe('only-the-lead')
    expect(kindOf(await follow(s.ada, s.officer, 'assessor', s.outsider))).toBe('not-found')
    expect(kindOf(await follow(s.ada, s.officer, 'assessor', { ...s.outsider, place: s.lead.place }))).toBe('not-found')
    expect(kindOf(await follow(s.ada, s.outsider))).toBe('not-in-this-council')
    expect(kindOf(await follow(s.ada, s.ben))).toBe('has-duty-already')
    for (const low of [s.observer, s.contributor, s.monitor])
      expect(kindOf(await follow(s.ada, low))).toBe('cannot-hold-duty')
    const nowhere = { ...here(), dutyId: 'x', userId: s.officer.userId, reason: 'R' }
    expect(kindOf(await nameSuccessor(s.lead, nowhere))).toBe('not-found')
    expect(await content()).toBe(before)
    expect(kindOf(await follow(s.ada, s.officer))).toBe('yes')
    expect(nameSuccessorInput.safeParse({ ...nowhere, reason: ' ' }).success).toBe(false)
  })

  it('is done once when it is pressed twice at once, and nobody follows twice', async () => {
    const dutyId = await dutyOf(s.ada, 'assessor')
    const press = (userId: string) => nameSuccessor(s.lead, { ...here(), dutyId, userId, reason: 'Other work' })
    const pressed = await Promise.all([press(s.officer.userId), press(s.member.userId), press(s.officer.userId)])
    expect(pressed.map(kindOf).sort()).toEqual(['duty-followed-already', 'duty-followed-already', 'yes'])
    const { rows } = await s.owner.query('select count(*)::int as count from assessment_duties where succeeds = $1', [
      dutyId,
    ])
    expect(rows[0].count).toBe(1)
  })

  it('is over once the assessment is frozen, but for a signatory who has not signed', async () => {
    await s.force('signing')
    expect(kindOf(await follow(s.ada, s.officer))).toBe('assessment-in-other-state')
    expect(kindOf(await follow(s.chair, s.officer, 'chair'))).toBe('assessment-in-other-state')
    await s.force('submitted')
    expect(kindOf(await follow(s.ada, s.officer))).toBe('assessment-in-other-state')
  })

  it('stands in the trail with both names and the reason', async () => {
    await follow(s.flo, s.member, 'chair')
    const trail = await viewTrail(s.observer, { ...here(), kind: 'people' })
    expect(trail.ok && trail.value.entries[0]).toMatchObject({
      ...{ act: 'successor.named', who: { name: 'Lee' } },
      about: { userId: ['Mia'], predecessorId: ['Flo'] },
      facts: { duty: 'chair', reason: 'Other work' },
    })
  })
})

describe('an assessor who follows', () => {
  it('scores from the next round on, whether or not the one before had scored', async () => {
    await score(s.ada, 1)
    expect(kindOf(await follow(s.ada, s.officer))).toBe('yes')
    expect(kindOf(await follow(s.ben, s.member))).toBe('yes')
    for (const next of [s.officer, s.member]) {
      expect(kindOf(await score(next, 2))).toBe('seat-scores-later')
      const view = await viewOverview(next, here())
      expect(view.ok && view.value.waiting).toEqual([])
    }
    for (const before of [s.ada, s.ben]) expect(kindOf(await score(before, 2))).toBe('not-an-assessor')
    await score(s.cat, 2)
    await score(s.dan, 2)
    await reveal()
    await openNextRound(s.chair, { ...at(), roundId: await roundNow(), why: 'Again' })
    for (const next of [s.officer, s.member]) {
      const view = await viewOverview(next, here())
      expect(view.ok && view.value.waiting).toMatchObject([{ kind: 'score', question: { code: '1.1' } }])
      expect(kindOf(await score(next, 2))).toBe('yes')
    }
    expect(kindOf(await score(s.ada, 2))).toBe('not-an-assessor')
  })

  it('leaves what the one before gave as it was given: revealed under the post of its time', async () => {
    await s.set('naming_rule', 'names')
    await score(s.ada, 1, 'What Ada saw')
    await follow(s.ada, s.officer)
    await s.owner.query(`update memberships set post = 'Another post' where user_id = $1`, [s.ada.userId])
    for (const one of [s.ben, s.dan]) await score(one, 3)
    await reveal()
    const { revealed } = await sheetOf(s.observer)
    expect(revealed?.coverage).toMatchObject({ assessors: 5, levels: 3 })
    expect(revealed?.answers.find(({ score: { reason } }) => reason === 'What Ada saw')?.by).toBe('Ada, Post of Ada')
  })

  it('takes a stand on what is agreed in rounds of theirs, and on no other', async () => {
    for (const one of [s.ada, s.ben, s.cat, s.dan]) await score(one, 3)
    await reveal()
    await follow(s.eve, s.officer)
    await agreeScore(s.chair, {
      ...at(),
      roundId: await roundNow(),
      level: 3,
      ambition: 4,
      reason: 'We agree',
      groupDissent: undefined,
    })
    const say = (who: Caller) => recordStance(who, { ...at(), stance: 'concur' })
    expect(kindOf(await say(s.officer))).toBe('seat-scores-later')
    expect(kindOf(await say(s.eve))).toBe('not-an-assessor')
    expect(kindOf(await say(s.ada))).toBe('yes')
  })

  it('makes the quorum no smaller: the seat counts as the seat that it was', async () => {
    await follow(s.ada, s.officer)
    await follow(s.ben, s.member)
    await score(s.dan, 2)
    await score(s.eve, 2)
    expect(kindOf(await reveal())).toBe('quorum-not-met')
    await score(s.cat, 2)
    expect(kindOf(await reveal())).toBe('yes')
  })
})

describe('a chair who follows', () => {
  it('is the chair from that moment on, and the one before no more', async () => {
    for (const one of s.assessors) await score(one, 3)
    await reveal()
    await follow(s.flo, s.member, 'chair')
    const agree = async (who: Caller) =>
      agreeScore(who, {
        ...at(),
        roundId: await roundNow(),
        level: 3,
        ambition: 4,
        reason: 'We agree',
        groupDissent: undefined,
      })
    expect(kindOf(await agree(s.flo))).toBe('not-the-chair')
    expect(kindOf(await agree(s.member))).toBe('yes')
  })
})

describe('putting a round aside', () => {
  it('is for the lead and the chair, where a seat was vacated, and opens the next in the same act', async () => {
    await score(s.ben, 2)
    expect(kindOf(await aside())).toBe('no-seat-vacated')
    await follow(s.ada, s.officer)
    const before = await content()
    for (const other of [s.ben, s.officer, s.observer]) expect(kindOf(await aside(other))).toBe('only-lead-or-chair')
    expect(kindOf(await aside({ ...s.outsider, place: s.lead.place }))).toBe('not-found')
    expect(await content()).toBe(before)
    const round = await roundNow()
    expect(kindOf(await aside())).toBe('yes')
    expect((await sheetOf(s.lead)).round).toMatchObject({ number: 2, state: 'open', reason: 'She left' })
    expect(kindOf(await score(s.officer, 3))).toBe('yes')
    const late = { ...at(), roundId: round, kind: 'cannot-judge', reason: '' } as const
    expect(kindOf(await submitScore(s.ben, late))).toBe('round-moved-on')
    expect(kindOf(await aside())).toBe('no-seat-vacated')
  })

  it('is done once when lead and chair press at once', async () => {
    await follow(s.ada, s.officer)
    const roundId = await roundNow()
    const press = (by: Caller) => putRoundAside(by, { ...at(), roundId, why: 'She left' })
    expect((await Promise.all([press(s.lead), press(s.chair)])).map(kindOf).sort()).toEqual(['round-moved-on', 'yes'])
  })

  it('shows what was scored in it to nobody but its author, in no view and by no statement', async () => {
    await score(s.ada, 1, 'Canary of Ada')
    await score(s.ben, 4, 'Canary of Ben')
    await follow(s.ada, s.officer)
    await aside()
    for (const one of [s.ben, s.cat, s.dan, s.eve, s.officer]) await score(one, 3)
    await reveal()
    const told = async (who: Caller) =>
      JSON.stringify([
        await viewScoreSheet(who, at()),
        await viewConsensusRecord(who, here()),
        await viewTrail(who, here()),
        await inCouncil(who, async (tx) => ok((await tx.execute('select * from shown_scores')).rows)),
      ])
    for (const other of [s.lead, s.chair, s.cat, s.officer, s.observer])
      expect(await told(other)).not.toContain('Canary')
    expect(await told(s.ben)).toContain('Canary of Ben')
    expect(await told(s.ben)).not.toContain('Canary of Ada')
    expect(await told(s.ada)).toContain('Canary of Ada')
  })

  it('is on record with its reason, and does not count against the rounds that may be held', async () => {
    await s.set('max_rounds', 1)
    await follow(s.ada, s.officer)
    await aside(s.lead)
    for (const one of [s.ben, s.cat, s.dan, s.eve, s.officer]) await score(one, 3)
    await reveal()
    expect(kindOf(await openNextRound(s.chair, { ...at(), roundId: await roundNow(), why: 'Again' }))).toBe(
      'no-more-rounds',
    )
    const record = await viewConsensusRecord(s.observer, here())
    expect(record.ok && record.value.questions[0]).toMatchObject({
      aside: [{ number: 1, why: 'She left', putAside: { by: 'Lee' } }],
      rounds: [{ number: 2, assessors: 5, counts: { 3: 5 } }],
    })
    expect(record.ok && record.value.successions).toMatchObject([
      { duty: 'assessor', name: 'Ada', because: 'Other work', next: { name: 'Olga', named: 'Other work' } },
    ])
  })

  it('is over once the assessment is frozen', async () => {
    await follow(s.ada, s.officer)
    await s.force('signing')
    expect(kindOf(await aside())).toBe('assessment-in-other-state')
  })
})

describe('the database by itself', () => {
  const as = (who: Caller, text: string) =>
    inCouncil(who, async (tx) => ok((await tx.execute(text)).rowCount)).then(
      (done) => done.ok && done.value,
      (fault: { cause: { code: string } }) => fault.cause.code,
    )

  it('takes a score from a seat of the round alone, and none once the seat is vacated', async () => {
    await follow(s.ada, s.officer)
    const give = (who: Caller) =>
      as(who, `select save_score('${s.roundId}', 'cannot-judge', null, null, null, null, '', now())`)
    expect([await give(s.officer), await give(s.ada), await give(s.ben)]).toEqual(['CN008', 'CN008', 1])
  })

  it('adds nobody to the assessors once scoring is open but whoever follows, and keeps a duty as it was', async () => {
    const row = `'${s.council.id}', '${s.assessmentId}', '${s.officer.userId}', 'assessor', 'O', 'P', 'officer'`
    const columns = 'council_id, assessment_id, user_id, duty, name, post, standing'
    expect(await as(s.lead, `insert into assessment_duties (${columns}) values (${row})`)).toBe('42501')
    const ada = await dutyOf(s.ada, 'assessor')
    const following = `insert into assessment_duties (${columns}, succeeds, start_reason) values (${row}, '${ada}', 'R')`
    expect(await as(s.lead, following)).toBe('CN006')
    expect(await as(s.lead, `update assessment_duties set post = 'Grander' where id = '${ada}'`)).toBe('CN001')
    expect(await as(s.lead, `delete from assessment_duties where id = '${ada}'`)).toBe('CN001')
    await follow(s.ada, s.officer)
    const undone = `update assessment_duties set ended_at = null, end_reason = null where id = '${ada}'`
    expect(await as(s.lead, undone)).toBe('CN001')
  })

  it('puts no round aside that nobody has left, and reveals none that was put aside', async () => {
    const put = `update rounds set state = 'superseded', put_aside_at = now(), put_aside_by = '${s.lead.userId}',
      put_aside_reason = 'R' where id = '${s.roundId}'`
    expect(await as(s.lead, put)).toBe('CN006')
    await follow(s.ada, s.officer)
    expect(await as(s.lead, `update rounds set state = 'superseded' where id = '${s.roundId}'`)).toBe('CN001')
    expect(await as(s.lead, put)).toBe(1)
    for (const shown of [`state = 'revealed', revealed_at = now()`, 'revealed_at = now()', 'put_aside_at = null'])
      expect(await as(s.lead, `update rounds set ${shown} where id = '${s.roundId}'`), shown).toMatch(
        /^(CN00[16]|23514)$/,
      )
  })

  it('lets nobody take or leave a seat by hand', async () => {
    const seat = `insert into round_seats (council_id, assessment_id, round_id, duty_id, user_id, is_counted)
      select council_id, assessment_id, '${s.roundId}', id, '${s.officer.userId}', true from assessment_duties limit 1`
    for (const act of [seat, 'delete from round_seats', 'update round_seats set is_counted = false'])
      expect(await as(s.lead, act)).toBe('42501')
    await expect(s.owner.query('update round_seats set is_counted = false')).rejects.toMatchObject({ code: 'CN001' })
  })
})

describe('what the lead is shown before', () => {
  it('names who could follow and says the same whether or not the one before had scored', async () => {
    const look = async () => viewSuccession(s.lead, { ...here(), dutyId: await dutyOf(s.ada, 'assessor') })
    const before = await look()
    await score(s.ada, 1)
    expect(await look()).toEqual(before)
    if (!before.ok) throw new Error(before.refusal.kind)
    expect(before.value).toMatchObject({ openRounds: 1, mayReplace: { may: true } })
    expect(before.value.candidates.map(({ name }) => name).sort()).toEqual(['Flo', 'Lee', 'Mia', 'Olga'])
    expect(kindOf(await viewSuccession(s.chair, { ...here(), dutyId: before.value.duty.id }))).toBe('not-found')
  })
})
