import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Caller, inCouncil } from '@/db/gate'
import type { AgreementId, UserId } from '@/db/ids'
import { agreements, shownScores, stances } from '@/db/schema/score'
import { viewTrail } from '@/lib/assessment/view-trail'
import { ok } from '@/lib/result'
import { agreeScore, agreeScoreInput } from '@/lib/score/agree-score'
import { openNextRound, openNextRoundInput } from '@/lib/score/open-next-round'
import { recordStance, recordStanceInput } from '@/lib/score/record-stance'
import { reopenScore, reopenScoreInput } from '@/lib/score/reopen-score'
import { revealRound } from '@/lib/score/reveal-round'
import type { Level, Score } from '@/lib/score/score'
import { submitScore, submitScoreInput } from '@/lib/score/submit-score'
import { viewScoreSheet } from '@/lib/score/view-score-sheet'
import { placeWords } from '@/lib/trail/trail'
import { testDatabase } from '../kit/database'
import { linkHash } from '../kit/link-hash'
import { buildWorld, SCORING, type Scoring } from '../kit/world'

let s: Scoring
beforeAll(async () => void (await testDatabase()))
beforeEach(async () => {
  s = await buildWorld(SCORING)
})

const SECRET = 'The auditor found no baseline'
const level = (current: Level, reason = SECRET): Score => ({
  ...{ kind: 'level', current, ambition: 4, confidence: 'high', evidenceStrength: 'fair', reason },
})
const where = () => ({ assessmentId: s.assessmentId, code: '1.1', roundId: s.roundId })
const submit = (caller: Caller, score: Score) => submitScore(caller, { ...where(), ...score })
const everybodyScores = (...given: Level[]) =>
  Promise.all(given.map((one, at) => submit(s.assessors[at] as Caller, level(one))))
const view = async (caller: Caller) => {
  const sheet = await viewScoreSheet(caller, where())
  if (!sheet.ok) throw new Error(`the sheet was refused: ${sheet.refusal.kind}`)
  return sheet.value
}
const kindOf = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  result.ok ? 'yes' : result.refusal.kind
const reveal = (caller: Caller = s.chair) => revealRound(caller, where())
const agree = (caller: Caller, more: { level: Level; groupDissent?: string }) =>
  agreeScore(caller, { ...where(), ambition: 4, reason: 'The plan is costed', groupDissent: undefined, ...more })
const readAll = (caller: Caller) => inCouncil(caller, async (tx) => ok(await tx.select().from(shownScores)))
const seen = async (caller: Caller) => {
  const rows = await readAll(caller)
  return rows.ok ? rows.value.map((row) => row.current) : rows.refusal.kind
}

describe('submitting a score', () => {
  it('is for the named assessors, and for nobody else', async () => {
    expect(kindOf(await submit(s.ada, level(2)))).toBe('yes')
    for (const other of [s.observer, s.contributor, s.officer, s.lead]) {
      expect(kindOf(await submit(other, level(2)))).toBe('not-an-assessor')
    }
    expect(kindOf(await submit(s.outsider, level(2)))).toBe('not-found')
    expect(kindOf(await submit({ ...s.outsider, place: s.lead.place }, level(2)))).toBe('not-found')
  })

  it('is refused to an assessor who has since become an observer', async () => {
    const { owner } = await testDatabase()
    await owner.query(`update memberships set role = 'observer' where user_id = $1`, [s.eve.userId])
    expect(kindOf(await submit(s.eve, level(2)))).toBe('not-an-assessor')
  })

  it('names nothing that is not there', async () => {
    expect(kindOf(await submitScore(s.ada, { ...where(), code: '9.9', ...level(2) }))).toBe('not-found')
    expect(kindOf(await submitScore(s.ada, { ...where(), assessmentId: 'x', ...level(2) }))).toBe('not-found')
  })

  it('replaces one’s own earlier score until the reveal, and not after it', async () => {
    await everybodyScores(1, 2, 2, 2, 2)
    expect(kindOf(await submit(s.ada, { kind: 'cannot-judge', reason: '' }))).toBe('yes')
    expect((await view(s.ada)).mine?.score).toEqual({ kind: 'cannot-judge', reason: '' })
    await reveal()
    expect(kindOf(await submit(s.ada, level(4)))).toBe('round-revealed')
    expect(await seen(s.observer)).toEqual(expect.arrayContaining([null, 2, 2, 2, 2]))
  })

  it('does not land in a round that the assessor has not seen', async () => {
    await everybodyScores(1, 1, 3, 3, 3)
    await reveal()
    await openNextRound(s.chair, { ...where(), why: 'New figures arrived' })
    expect(kindOf(await submit(s.ada, level(4)))).toBe('round-moved-on')
  })

  it('waits for the assessment to be open for scoring', async () => {
    await s.force('preparing')
    expect(kindOf(await submit(s.ada, level(2)))).toBe('assessment-in-other-state')
  })

  it('asks for what is missing, field by field', () => {
    const sent = submitScoreInput.safeParse({ ...where(), kind: 'level', current: '2' })
    const fields = sent.success ? [] : sent.error.issues.map((issue) => [issue.path[0], issue.message])
    expect(Object.fromEntries(fields)).toMatchObject({
      ambition: 'Choose the level that the council should reach',
      confidence: 'Choose how sure you are',
      evidenceStrength: 'Choose how strong the evidence is',
      reason: 'Enter your reason',
    })
    for (const odd of ['5', '0x3', ' 3 ', '3.0', true, [3], null])
      expect(submitScoreInput.safeParse({ ...where(), ...level(2), current: odd }).success, String(odd)).toBe(false)
    expect(submitScoreInput.parse({ ...where(), ...level(2), current: undefined, kind: '3' })).toMatchObject(level(3))
    expect(submitScoreInput.safeParse({ ...where(), kind: 'cannot-judge' }).success).toBe(true)
    expect(submitScoreInput.safeParse(where()).error?.issues[0]?.message).toMatch(/^Choose a level/)
  })
})

describe('before the reveal', () => {
  beforeEach(async () => void (await everybodyScores(1, 2, 3, 4)))

  it('the database shows a score to its author alone', async () => {
    expect(await seen(s.ada)).toEqual([1])
    for (const other of [s.chair, s.lead, s.observer, s.contributor, s.officer]) expect(await seen(other)).toEqual([])
    expect(await seen(s.outsider)).toEqual([])
    const { owner } = await testDatabase()
    const stored = await owner.query('select current from scores where round_id = $1 order by 1', [s.roundId])
    expect(stored.rows.map((row) => row.current)).toEqual([1, 2, 3, 4])
  })

  it('nobody can write or change a score in another’s name, whatever the verb says', async () => {
    const forge = (caller: Caller) =>
      inCouncil(caller, async (tx, actor) => {
        await tx.execute(
          sql`insert into scores (council_id, assessment_id, round_id, kind, assessor_id) values
            (${actor.councilId}, ${s.assessmentId}, ${s.roundId}, 'cannot-judge', ${s.eve.userId})`,
        )
        return ok(null)
      })
    await expect(forge(s.chair)).rejects.toThrow()
    const changed = inCouncil(s.chair, async (tx) => ok(await tx.execute(sql`update scores set current = 4`)))
    await expect(changed).rejects.toThrow()
  })

  it('the sheet holds one’s own score, and for chair and lead one fact: enough are in', async () => {
    expect((await view(s.ben)).mine?.score).toEqual(level(2))
    expect(JSON.stringify(await view(s.ben))).not.toContain('"quorumReached"')
    for (const other of [s.chair, s.lead, s.observer, s.eve]) {
      const sheet = await view(other)
      expect(sheet).toMatchObject({ mine: undefined, revealed: undefined, agreement: undefined, earlier: [] })
      expect(JSON.stringify(sheet)).not.toContain(SECRET)
    }
    expect((await view(s.chair)).quorumReached).toBe(true)
    expect((await view(s.observer)).quorumReached).toBeUndefined()
    expect((await view(s.observer)).abilities.revealRound).toEqual({
      may: false,
      because: { kind: 'only-lead-or-chair' },
    })
  })

  it('the trail does not say who has scored, and never what', async () => {
    const trail = async (caller: Caller) => {
      const trail = await inCouncil(caller, async (tx) =>
        ok(
          (
            await tx.execute<{ act: string; actorId: string; subject: object }>(sql`
          select act, actor as "actorId", subject from trail_page(true, ${s.assessmentId}, null, null, null, null, null, 1000)`)
          ).rows,
        ),
      )
      return trail.ok ? trail.value : []
    }
    expect(await trail(s.chair)).toEqual([])
    expect((await trail(s.ada)).map((entry) => entry.actorId)).toEqual([s.ada.userId])
    await reveal()
    const told = await trail(s.chair)
    expect(told).toHaveLength(4)
    expect(told.every(({ act }) => act === 'score.submitted')).toBe(true)
    expect(JSON.stringify(told)).not.toContain(SECRET)
    expect(told.every((entry) => !('current' in entry.subject))).toBe(true)
  })
})

describe('the chains of the trail', () => {
  it('hold each score apart until the council’s takes up its seal, and are whole: a changed entry is found', async () => {
    await everybodyScores(1, 2, 2, 2, 2)
    await submit(s.ada, level(2))
    await reveal()
    const { owner } = await testDatabase()
    const { rows } = await owner.query(
      `select * from audit_entries where subject ->> 'assessmentId' = $1 order by chain_id, seq`,
      [s.assessmentId],
    )
    const isWhole = (entries: typeof rows) =>
      entries.every(({ hash, ...entry }, at) => {
        const before = entries[at - 1]?.chain_id === entry.chain_id ? entries[at - 1] : undefined
        const { chain_id: chainId, actor_id: actorId, act, subject, previous_hash: previousHash } = entry
        const link = {
          chainId,
          actorId,
          act,
          subject,
          previousHash,
          seq: Number(entry.seq),
          at: entry.at.toISOString(),
        }
        return (
          link.seq === Number(before?.seq ?? 0) + 1 && previousHash === (before?.hash ?? '') && hash === linkHash(link)
        )
      })
    expect(isWhole(rows)).toBe(true)
    expect(isWhole(rows.map((row, at) => (at === 0 ? { ...row, subject: { ...row.subject, more: 1 } } : row)))).toBe(
      false,
    )
    const submitted = rows.filter(({ act }) => act === 'score.submitted')
    const revealed = rows.find(({ act }) => act === 'round.revealed')
    expect(submitted.filter(({ seq }) => Number(seq) === 2)).toHaveLength(1)
    expect(submitted.some(({ chain_id }) => chain_id === revealed.chain_id)).toBe(false)
    expect(revealed.subject.seals).toEqual(
      [...new Map(submitted.map(({ chain_id, hash }) => [chain_id, hash])).values()].sort(),
    )
  })
})

describe('revealing a round', () => {
  it('needs enough scores', async () => {
    await everybodyScores(2, 2)
    expect(kindOf(await reveal())).toBe('quorum-not-met')
    expect((await view(s.chair)).quorumReached).toBe(false)
    await submit(s.dan, { kind: 'does-not-apply', reason: 'Not ours' })
    expect((await view(s.chair)).quorumReached).toBe(true)
    expect(kindOf(await reveal())).toBe('yes')
  })

  it('needs people of two political groups, where the assessors come from two, and does not say what is lacking', async () => {
    await everybodyScores(2, 2, 2)
    await submit(s.eve, level(2))
    expect(await reveal()).toEqual({ ok: false, refusal: { kind: 'quorum-not-met' } })
    await submit(s.dan, level(2))
    expect(kindOf(await reveal())).toBe('yes')
  })

  it('is for the chair and the lead, in the meeting, once', async () => {
    await everybodyScores(1, 2, 3, 4, 4)
    for (const other of [s.ada, s.observer, s.contributor, s.officer]) {
      expect(kindOf(await reveal(other))).toBe('only-lead-or-chair')
    }
    expect(kindOf(await reveal(s.outsider))).toBe('not-found')
    await s.force('scoring')
    expect(kindOf(await reveal())).toBe('assessment-in-other-state')
    await s.force('agreeing')
    const both = (await Promise.all([reveal(s.lead), reveal(s.chair)])).map(kindOf).sort()
    expect(both).toEqual(['round-revealed', 'yes'])
  })

  it('and a score sent at the same moment never slip past each other', async () => {
    await everybodyScores(2, 2, 2, 2)
    const [, late] = await Promise.all([reveal(), submit(s.eve, level(4))])
    expect((await view(s.observer)).revealed?.levels).toEqual(late.ok ? [2, 2, 2, 2, 4] : [2, 2, 2, 2])
  })

  it('shows everybody the spread and its state, and says which groups a level would pass over', async () => {
    await everybodyScores(1, 1, 1, 4, 4)
    await reveal()
    const { revealed } = await view(s.chair)
    expect(revealed).toMatchObject({
      levels: [1, 1, 1, 4, 4],
      consensus: 'polarised',
    })
    expect(revealed?.coverage).toEqual({ assessors: 5, levels: 5, cannotJudge: 0, doesNotApply: 0 })
    expect(revealed?.passedOver.filter(({ groups }) => groups.includes('Hill')).map((one) => one.level)).toEqual([3, 4])
    expect((await view(s.observer)).revealed?.passedOver).toEqual([])
    expect((await view(s.observer)).revealed?.levels).toEqual([1, 1, 1, 4, 4])
  })

  it.each([
    ['names', ['Ada', 'Ben', 'Cat', 'Dan', 'Eve']],
    ['roles', []],
    ['anonymous', []],
  ] as const)('follows the naming rule: %s', async (rule, named) => {
    await s.set('naming_rule', rule)
    await everybodyScores(1, 1, 1, 4, 4)
    await reveal()
    const text = JSON.stringify((await view(s.observer)).revealed)
    for (const name of ['Ada', 'Ben', 'Cat', 'Dan', 'Eve'])
      expect(text.includes(name)).toBe(named.includes(name as never))
    if (rule === 'anonymous') expect(text).not.toContain('Hill')
    // Hill has three, but Vale and the officers one each: two hidden people are too few, so Hill is hidden with them.
    if (rule === 'roles') expect((await view(s.observer)).revealed?.breakdown.every((cell) => !cell.isShown)).toBe(true)
  })
})

describe('the trail', () => {
  it('tells nobody before the reveal who has scored or how many have', async () => {
    const trail = async () => {
      const seen = await viewTrail(s.observer, { assessmentId: s.assessmentId })
      return seen.ok ? seen.value.entries : []
    }
    const before = JSON.stringify(await trail())
    await everybodyScores(2, 2, 2, 3, 3)
    expect(JSON.stringify(await trail())).toBe(before)
    await reveal()
    const after = await trail()
    expect(after.map(({ act }) => act)).toEqual(['round.revealed', ...Array(5).fill('score.submitted')])
    const rest = await viewTrail(s.observer, {
      assessmentId: s.assessmentId,
      before: placeWords({ at: after[0]?.at ?? new Date(0), hash: after[0]?.seal.hash ?? '' }),
    })
    expect(rest.ok && rest.value.entries).toEqual(after.slice(1))
    expect(JSON.stringify(after)).not.toContain('seq')
  })
})

describe('another round', () => {
  beforeEach(async () => {
    await s.set('max_rounds', 2)
    await everybodyScores(1, 1, 1, 4, 4)
    await reveal()
  })
  const again = (caller: Caller, roundId: string = s.roundId) =>
    openNextRound(caller, { ...where(), roundId, why: 'The highest and the lowest have explained' })

  it('is blind again, keeps the one before, and remembers one’s own', async () => {
    expect(kindOf(await again(s.lead))).toBe('yes')
    const sheet = await view(s.ada)
    expect(sheet).toMatchObject({ mine: undefined, revealed: undefined, round: { number: 2, state: 'open' } })
    expect(sheet.mineBefore?.score).toEqual(level(1))
    expect(sheet.earlier).toMatchObject([{ number: 1, levels: [1, 1, 1, 4, 4], consensus: 'polarised' }])
    const roundId = sheet.round?.id as string
    await submitScore(s.ada, { ...where(), roundId, ...level(3, 'Persuaded') })
    expect(JSON.stringify(await view(s.chair))).not.toContain('Persuaded')
  })

  it('is for the chair and the lead, after a reveal, with a reason, and not for ever', async () => {
    expect(kindOf(await again(s.ada))).toBe('only-lead-or-chair')
    expect(kindOf(await again(s.outsider))).toBe('not-found')
    expect(openNextRoundInput.safeParse({ ...where(), why: '  ' }).error?.issues[0]?.message).toBe(
      'Enter why another round is needed',
    )
    expect(kindOf(await again(s.chair))).toBe('yes')
    const roundId = (await view(s.chair)).round?.id as string
    expect(kindOf(await again(s.chair, roundId))).toBe('round-not-revealed')
    for (const assessor of s.assessors) await submitScore(assessor, { ...where(), roundId, ...level(2) })
    await revealRound(s.chair, { ...where(), roundId })
    expect(kindOf(await again(s.chair, roundId))).toBe('no-more-rounds')
  })
})

describe('agreeing a score', () => {
  it('is the chair’s alone, after the reveal, once', async () => {
    await everybodyScores(2, 2, 2, 3, 3)
    expect(kindOf(await agree(s.chair, { level: 2 }))).toBe('round-not-revealed')
    await reveal()
    for (const other of [s.lead, s.ada, s.observer]) {
      expect(kindOf(await agree(other, { level: 2 }))).toBe('not-the-chair')
    }
    expect(kindOf(await agree(s.outsider, { level: 2 }))).toBe('not-found')
    expect(kindOf(await agree(s.chair, { level: 2 }))).toBe('yes')
    expect(kindOf(await agree(s.chair, { level: 3 }))).toBe('already-agreed')
    expect((await view(s.observer)).agreement).toMatchObject({ level: 2, ambition: 4, consensus: 'close', concur: 0 })
    const { owner } = await testDatabase()
    await expect(owner.query('update agreements set level = 4')).rejects.toThrow(/kept as it was written/)
  })

  it('cannot pass over a political group unless its dissent is recorded by name', async () => {
    await everybodyScores(1, 1, 1, 4, 4)
    await reveal()
    expect(await agree(s.chair, { level: 3 })).toEqual({
      ok: false,
      refusal: { kind: 'group-dissent-not-recorded', groups: 'Hill', field: 'groupDissent' },
    })
    expect(kindOf(await agree(s.chair, { level: 3, groupDissent: 'Some disagree' }))).toBe('group-dissent-not-recorded')
    expect(
      kindOf(await agree(s.chair, { level: 3, groupDissent: 'The Hill group holds that nothing has started' })),
    ).toBe('yes')
    expect((await view(s.observer)).agreement?.groupDissent).toContain('Hill')
  })

  it('can be opened again: another round begins, and the record of the first stays', async () => {
    await everybodyScores(2, 2, 2, 3, 3)
    await reveal()
    expect(kindOf(await agree(s.chair, { level: 2 }))).toBe('yes')
    const again = { ...where(), why: 'New figures arrived' }
    expect(kindOf(await openNextRound(s.chair, again))).toBe('already-agreed')
    for (const other of [s.ada, s.observer, s.officer])
      expect(kindOf(await reopenScore(other, again))).toBe('only-lead-or-chair')
    expect(kindOf(await reopenScore(s.outsider, again))).toBe('not-found')
    await s.force('signing')
    expect(kindOf(await reopenScore(s.chair, again))).toBe('assessment-in-other-state')
    await s.force('agreeing')
    const both = await Promise.all([reopenScore(s.chair, again), reopenScore(s.lead, again)])
    expect(both.map(kindOf).sort()).toEqual(['round-moved-on', 'yes'])
    expect(await view(s.observer)).toMatchObject({ round: { number: 2, state: 'open' }, agreement: undefined })
    const { owner } = await testDatabase()
    const { rows } = await owner.query('select level from agreements where round_id = $1', [s.roundId])
    expect(rows).toEqual([{ level: 2 }])
  })

  it('is reopened with a reason, once agreed, and for one round more than the assessment allows', async () => {
    const again = { ...where(), why: 'A figure was wrong' }
    await s.set('max_rounds', 1)
    await everybodyScores(2, 2, 2, 3, 3)
    await reveal()
    expect(kindOf(await reopenScore(s.chair, again))).toBe('not-agreed-yet')
    await agree(s.chair, { level: 2 })
    expect(reopenScoreInput.safeParse({ ...where(), why: ' ' }).error?.issues[0]?.message).toBe(
      'Enter why the agreed level is reopened',
    )
    expect(kindOf(await reopenScore(s.lead, again))).toBe('yes')
    const roundId = (await view(s.chair)).round?.id as string
    for (const one of s.assessors) await submitScore(one, { ...where(), roundId, ...level(3) })
    await revealRound(s.chair, { ...where(), roundId })
    expect(kindOf(await openNextRound(s.chair, { ...again, roundId }))).toBe('no-more-rounds')
    expect(
      kindOf(
        await agreeScore(s.chair, {
          ...where(),
          roundId,
          level: 3,
          ambition: 4,
          reason: 'Now',
          groupDissent: undefined,
        }),
      ),
    ).toBe('yes')
  })

  it('is on a record that the database keeps, of the owning role too', async () => {
    const { owner } = await testDatabase()
    await everybodyScores(2, 2, 2, 3, 3)
    await reveal()
    const kept = async (statement: string, code: string) =>
      expect(owner.query(statement, [s.roundId]), statement).rejects.toMatchObject({ code })
    await kept('update scores set current = 4 where round_id = $1', 'CN001')
    await kept('delete from scores where round_id = $1', 'CN001')
    await kept(`update rounds set state = 'open', revealed_at = null where id = $1`, 'CN006')
    await kept(`update rounds set revealed_at = now() where id = $1`, 'CN001')
    await kept(`update rounds set state = 'agreed' where id = $1`, 'CN006')
    await agree(s.chair, { level: 2 })
    await recordStance(s.ada, { ...where(), stance: 'concur' })
    await kept(`update rounds set reason = 'Another' where id = $1`, 'CN001')
    await kept(`update rounds set state = 'revealed' where id = $1`, 'CN006')
    await kept('delete from rounds where id = $1', 'CN001')
    await reopenScore(s.chair, { ...where(), why: 'New figures arrived' })
    const stands = 'select id from agreements where round_id = $1'
    await kept(`update stances set stance = 'dissent' where agreement_id in (${stands})`, 'CN003')
    await kept(`delete from stances where agreement_id in (${stands})`, 'CN003')
    await kept(`update rounds set state = 'agreed' where id = $1`, 'CN006')
  })

  it('passes when the assessment has the rule off', async () => {
    await s.set('cross_party_rule', false)
    await everybodyScores(1, 1, 1, 4, 4)
    await reveal()
    expect(kindOf(await agree(s.chair, { level: 4 }))).toBe('yes')
  })

  it('has nothing to agree when nobody gave a level', async () => {
    for (const one of s.assessors) await submit(one, { kind: 'cannot-judge', reason: '' })
    await reveal()
    expect(kindOf(await agree(s.chair, { level: 2 }))).toBe('nobody-gave-a-level')
  })

  it('asks for the level, the ambition and the reason', () => {
    const fields = agreeScoreInput
      .safeParse({ ...where(), level: '', reason: '' })
      .error?.issues.map(({ path }) => path[0])
    expect(fields).toEqual(['level', 'ambition', 'reason'])
  })
})

describe('taking a stand on an agreement', () => {
  const say = (caller: Caller, isNamed = false) =>
    recordStance(caller, { ...where(), stance: 'dissent', minorityView: 'Two wards were left out', isNamed })
  const settle = async () => {
    await everybodyScores(2, 2, 2, 3, 3)
    await reveal()
    await agree(s.chair, { level: 2 })
  }

  it('is for assessors, once there is an agreement, and may be changed', async () => {
    expect(kindOf(await say(s.ada))).toBe('not-agreed-yet')
    await settle()
    for (const other of [s.observer, s.contributor, s.officer]) expect(kindOf(await say(other))).toBe('not-an-assessor')
    expect(kindOf(await say(s.outsider))).toBe('not-found')
    expect(kindOf(await say(s.ada))).toBe('yes')
    expect(kindOf(await recordStance(s.ada, { ...where(), stance: 'concur' }))).toBe('yes')
    expect((await view(s.observer)).agreement).toMatchObject({ concur: 1, dissent: 0, minorityViews: [] })
    await s.force('signing')
    expect(kindOf(await say(s.ada))).toBe('assessment-in-other-state')
  })

  it('keeps a minority view by role, and by name only if its author wants it', async () => {
    await settle()
    await say(s.ada)
    await say(s.eve)
    await say(s.ben, true)
    const voices = (await view(s.observer)).agreement?.minorityViews
    expect(voices?.map(({ by }) => by).sort()).toEqual(['An assessor', 'An assessor', 'Ben'])
    const told = async (to: Caller) => {
      const trail = await inCouncil(to, async (tx) =>
        ok(
          (
            await tx.execute<{ act: string; actorId: string; subject: object }>(sql`
          select act, actor as "actorId", subject from trail_page(false, null, null, null, null, null, null, 1000)`)
          ).rows,
        ),
      )
      return trail.ok ? trail.value.filter((entry) => entry.act === 'stance.recorded') : []
    }
    expect(await told(s.observer)).toEqual([])
    expect(await told(s.ben)).toHaveLength(1)
    expect(JSON.stringify(await told(s.ben))).not.toContain('dissent')
  })

  it('cannot be taken for somebody else, whatever the verb says', async () => {
    await settle()
    const forge = inCouncil(s.ada, async (tx, actor) => {
      const [agreement] = await tx.select().from(agreements)
      await tx.insert(stances).values({
        ...{ councilId: actor.councilId, agreementId: agreement?.id as AgreementId, stance: 'concur' },
        assessorId: s.ben.userId as UserId,
      })
      return ok(null)
    })
    await expect(forge).rejects.toThrow()
  })

  it('asks for the view of those who dissent', () => {
    const asked = (more: object) => recordStanceInput.safeParse({ ...where(), ...more }).error?.issues[0]?.message
    expect(asked({})).toBe('Choose whether you agree')
    expect(asked({ stance: 'dissent' })).toBe('Enter what you would have recorded instead, and why')
    expect(asked({ stance: 'dissent', minorityView: 'No', isNamed: 'on' })).toBeUndefined()
  })
})

describe('a sheet', () => {
  it('is not found by another council, nor by a contributor to another question', async () => {
    expect(kindOf(await viewScoreSheet(s.contributor, where()))).toBe('yes')
    expect(kindOf(await viewScoreSheet(s.unassigned, where()))).toBe('not-found')
    expect(kindOf(await viewScoreSheet(s.outsider, where()))).toBe('not-found')
    expect(kindOf(await viewScoreSheet({ ...s.outsider, place: s.lead.place }, where()))).toBe('not-found')
  })
})
