import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import { viewTrail } from '@/lib/assessment/view-trail'
import { endPosition } from '@/lib/people/end-position'
import { namePosition } from '@/lib/people/name-position'
import { viewPositions } from '@/lib/people/view-positions'
import { agreeScore } from '@/lib/score/agree-score'
import { attachMinorityStatement, attachMinorityStatementInput } from '@/lib/score/attach-minority-statement'
import { reopenScore } from '@/lib/score/reopen-score'
import { revealRound } from '@/lib/score/reveal-round'
import type { Level } from '@/lib/score/score'
import { viewScoreSheet } from '@/lib/score/view-score-sheet'
import { withdrawMinorityStatement } from '@/lib/score/withdraw-minority-statement'
import { viewConsensusRecord } from '@/lib/submission/view-consensus-record'
import { testDatabase } from '../kit/database'
import { buildUser, buildWorld, SCORERS, SCORING, type World } from '../kit/world'

/** Four of Hill score, and one of Vale; Moor has a leader who is no assessor and is alone in the group. */
const CAST = {
  ...SCORERS,
  gus: { role: 'member', group: 'Moor' },
} as const
let w: World<keyof typeof CAST>
let roundId: string
beforeAll(async () => void (await testDatabase()))
beforeEach(async () => {
  w = await buildWorld({ ...SCORING, cast: { ...CAST } })
  roundId = w.roundId
  for (const { userId } of [w.ada, w.dan, w.gus])
    expect(await namePosition(w.lead, { kind: 'group_leader', userId })).toMatchObject({ ok: true })
})
const HELD = 'Vale holds that nothing has started'
const at = () => ({ assessmentId: w.assessmentId, code: '1.1', roundId })
const attach = (caller: Caller, words = HELD) => attachMinorityStatement(caller, { ...at(), words })
const refused = (kind: string) => ({ ok: false, refusal: { kind } })
const settle = async (level: Level) => {
  await w.score('1.1', [level, level, level, level, level], roundId as never)
  expect(await revealRound(w.chair, at())).toMatchObject({ ok: true })
  const said = { level, ambition: 4 as const, reason: 'So it is', groupDissent: undefined }
  expect(await agreeScore(w.chair, { ...at(), ...said })).toMatchObject({ ok: true })
}
const statements = async (caller: Caller = w.observer) => {
  const sheet = await viewScoreSheet(caller, at())
  if (!sheet.ok) throw new Error('no sheet')
  return sheet.value.statements
}
const only = async () => (await statements())[0]?.id ?? ''
const withdraw = async (caller: Caller, statementId: string) =>
  withdrawMinorityStatement(caller, { ...at(), statementId })

describe('a minority statement', () => {
  it('is attached by the leader of any group, however small, once a level stands, and by nobody else', async () => {
    expect(await attach(w.dan)).toEqual(refused('not-agreed-yet'))
    await settle(3)
    const peer = await buildUser('A peer')
    for (const other of [w.lead, w.officer, w.observer, w.contributor, w.monitor])
      expect(await attach(other)).toEqual(refused('not-a-group-leader'))
    for (const member of [w.ben, w.flo, w.member]) expect(await attach(member)).toEqual(refused('leads-no-group'))
    for (const stranger of [w.outsider, { ...w.outsider, place: w.lead.place }, { ...peer, place: w.lead.place }])
      expect(await attach(stranger)).toEqual(refused('not-found'))
    expect(await attach(w.dan)).toMatchObject({ ok: true })
    expect(await attach(w.gus, 'Moor was not asked')).toMatchObject({ ok: true })
    expect(await statements()).toMatchObject([
      { group: 'Moor', by: 'Gus', words: 'Moor was not asked', level: 3, round: 1, isOfThisLevel: true },
      { group: 'Vale', by: 'Dan', words: HELD, mayWithdraw: false },
    ])
  })

  it('is nobody’s to edit or withdraw but its author’s, not another group’s leader’s either', async () => {
    await settle(3)
    await attach(w.dan)
    const id = await only()
    for (const other of [w.gus, w.ada, w.flo]) expect(await withdraw(other, id)).toEqual(refused('not-its-author'))
    for (const other of [w.lead, w.observer]) expect(await withdraw(other, id)).toEqual(refused('not-a-group-leader'))
    expect(await withdraw(w.outsider, id)).toEqual(refused('not-found'))
    await attach(w.gus, 'Moor was not asked')
    expect(await attach(w.dan, 'Vale holds otherwise')).toMatchObject({ ok: true })
    expect((await statements()).map(({ words }) => words)).toEqual(['Moor was not asked', 'Vale holds otherwise'])
    expect(await withdraw(w.dan, id)).toMatchObject({ ok: true })
    expect((await statements()).map(({ group }) => group)).toEqual(['Moor'])
    expect(await withdraw(w.dan, id)).toEqual(refused('not-found'))
  })

  it('is for whoever leads the group today: who led it before writes no more, and may still withdraw', async () => {
    await settle(3)
    await attach(w.dan)
    const positions = await viewPositions(w.lead, null)
    const held = positions.ok ? positions.value.held.find(({ name }) => name === 'Dan') : undefined
    await endPosition(w.lead, { positionId: held?.id ?? '' })
    expect(await attach(w.dan, 'Once more')).toEqual(refused('leads-no-group'))
    expect(await statements(w.dan)).toMatchObject([{ words: HELD, mayWithdraw: true }])
    expect(await withdraw(w.dan, await only())).toMatchObject({ ok: true })
  })

  it('neither comes, changes nor goes from signing on, at the hands of the owning role neither', async () => {
    await settle(3)
    await attach(w.dan)
    const id = await only()
    await w.force('signing')
    for (const late of [await attach(w.dan, 'Other words'), await attach(w.gus), await withdraw(w.dan, id)])
      expect(late).toMatchObject(refused('assessment-in-other-state'))
    for (const statement of [
      `update minority_statements set words = 'X' where id = $1`,
      'delete from minority_statements where id = $1',
    ])
      await expect(w.owner.query(statement, [id])).rejects.toMatchObject({ code: 'CN003' })
    expect(await statements()).toMatchObject([{ words: HELD }])
  })

  it('stays when its level is reopened, and says which level it was said of; the next level has its own', async () => {
    await settle(3)
    await attach(w.dan)
    const before = roundId
    await reopenScore(w.lead, { ...at(), why: 'A figure was wrong' })
    const sheet = await viewScoreSheet(w.chair, at())
    roundId = sheet.ok ? (sheet.value.round?.id ?? '') : ''
    expect(await attach(w.dan)).toEqual(refused('not-agreed-yet'))
    await settle(2)
    expect(await attachMinorityStatement(w.dan, { ...at(), roundId: before, words: 'X' })).toEqual(
      refused('round-moved-on'),
    )
    await attach(w.dan, 'Nor is it level 2')
    expect(await statements()).toMatchObject([
      { words: HELD, level: 3, round: 1, isOfThisLevel: false },
      { words: 'Nor is it level 2', level: 2, round: 2, isOfThisLevel: true },
    ])
    expect(await viewConsensusRecord(w.observer, w)).toMatchObject({
      value: {
        questions: [
          {
            rounds: [
              { agreement: { level: 3, statements: [{ group: 'Vale', by: 'Dan', words: HELD }] } },
              { agreement: { level: 2, statements: [{ words: 'Nor is it level 2' }] } },
            ],
          },
        ],
      },
    })
  })

  it('is in the trail with each change, without its words, which may be withdrawn', async () => {
    await settle(3)
    await attach(w.dan)
    await attach(w.dan, 'Vale holds otherwise')
    await withdraw(w.dan, await only())
    const trail = await viewTrail(w.observer, w)
    const entries = trail.ok ? trail.value.entries.filter(({ act }) => act.startsWith('minority.')) : []
    expect(entries.map(({ act, who }) => [act, who?.name])).toEqual([
      ['minority.withdrawn', 'Dan'],
      ['minority.changed', 'Dan'],
      ['minority.attached', 'Dan'],
    ])
    const { rows } = await w.owner.query('select string_agg(entry, $2) as all from audit_entries where chain_id = $1', [
      w.council.id,
      ' ',
    ])
    expect(rows[0].all).toContain('minority.attached')
    expect(rows[0].all).not.toContain('holds')
  })

  it('asks for words, and for no more than can be read', () => {
    const said = (words?: string) =>
      attachMinorityStatementInput.safeParse({ ...at(), words }).error?.issues.map(({ message }) => message)
    expect(said()).toEqual(['Enter what your group holds'])
    expect(said('  ')).toEqual(['Enter what your group holds'])
    expect(said('x'.repeat(4001))).toEqual(['The statement must be 4,000 characters or fewer'])
    expect(said('x')).toBeUndefined()
  })
})
