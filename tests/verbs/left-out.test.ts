import { beforeEach, describe, expect, it } from 'vitest'
import { leaveOutQuestions } from '@/lib/assessment/leave-out-questions'
import { markProgress } from '@/lib/assessment/mark-progress'
import { openScoring } from '@/lib/assessment/open-scoring'
import { viewOverview } from '@/lib/assessment/view-overview'
import { buildAgenda } from '@/lib/meeting/build-agenda'
import { openItem } from '@/lib/meeting/open-item'
import { takeOver } from '@/lib/meeting/take-over'
import { viewAgenda } from '@/lib/meeting/view-agenda'
import { agreeScore } from '@/lib/score/agree-score'
import { openNextRound } from '@/lib/score/open-next-round'
import { revealFirstRounds } from '@/lib/score/reveal-first-rounds'
import { revealRound } from '@/lib/score/reveal-round'
import { submitScore } from '@/lib/score/submit-score'
import { viewReadiness } from '@/lib/submission/view-readiness'
import { buildWorld } from '../kit/world'
import { SCORERS } from '../kit/world/cast'
import { writeWords } from '../kit/write-words'

const CODES = ['1.1', '1.2', '1.3']
const build = (state: 'preparing' | 'scoring' | 'agreeing', rounds = false) =>
  buildWorld({ state, questions: CODES, ready: ['1.1', '1.2'], rounds, cast: SCORERS })

/** By the owning role, as it may stand since before anything refused it. */
const leaveOut = (w: Awaited<ReturnType<typeof build>>, code: string) =>
  w.owner.query(`begin; set local session_replication_role = replica;
    update assessment_questions set left_out_reason = 'Not ours' where id = '${w.question(code).id}'; commit`)

const roundsOf = async (w: Awaited<ReturnType<typeof build>>) =>
  (
    await w.owner.query<{ code: string }>(
      'select q.code from rounds r join assessment_questions q on q.id = r.assessment_question_id where r.assessment_id = $1 order by 1',
      [w.assessmentId],
    )
  ).rows.map(({ code }) => code)

describe('a question that is left out', () => {
  let w: Awaited<ReturnType<typeof build>>
  const at = () => ({ assessmentId: w.assessmentId })
  const refusalOf = async (done: Promise<unknown>) => ((await done) as { refusal?: { kind: string } }).refusal?.kind

  it('is given no round when scoring opens, however ready its answer is', async () => {
    w = await build('preparing')
    expect(await leaveOutQuestions(w.lead, { ...at(), codes: ['1.2'], reason: 'Not ours' })).toMatchObject({ ok: true })
    expect(await openScoring(w.lead, at())).toMatchObject({ ok: true, value: { opened: 1 } })
    expect(await roundsOf(w)).toEqual(['1.1'])
  })

  it('opens no scoring where nothing else is ready', async () => {
    w = await buildWorld({ state: 'preparing', questions: CODES, ready: ['1.2'], cast: SCORERS })
    await leaveOut(w, '1.2')
    expect(await refusalOf(openScoring(w.lead, at()))).toBe('no-question-ready')
  })

  it('is not marked as ready by whoever writes, so nobody opens a round on it', async () => {
    w = await build('scoring')
    await leaveOut(w, '1.3')
    const mark = (code: string) => markProgress(w.ada, { ...at(), code, progress: 'ready' })
    expect(await refusalOf(mark('1.3'))).toBe('question-left-out')
    expect(await roundsOf(w)).toEqual([])
    await w.owner.query('update assessment_questions set left_out_reason = null where assessment_id = $1', [
      w.assessmentId,
    ])
    await writeWords({ councilId: w.council.id, documentId: w.assessment.question('1.3').documentId }, w.ada)
    expect(await mark('1.3')).toMatchObject({ ok: true })
    expect(await roundsOf(w)).toEqual(['1.3'])
  })

  it('is given no round by anybody, the owning role neither', async () => {
    w = await build('scoring')
    await leaveOut(w, '1.3')
    const open = (code: string) =>
      w.owner.query(
        'insert into rounds (council_id, assessment_id, assessment_question_id, number) values ($1, $2, $3, 1)',
        [w.council.id, w.assessmentId, w.question(code).id],
      )
    await expect(open('1.3')).rejects.toThrow('the question is left out')
    await open('1.2')
    expect(await roundsOf(w)).toEqual(['1.2'])
  })

  describe('that had a round before anything refused it', () => {
    beforeEach(async () => {
      w = await build('agreeing', true)
      await w.score('1.1', [2, 2, 2, 2, 2])
      await w.score('1.2', [2, 2, 2, 2, 2])
      await leaveOut(w, '1.2')
      await takeOver(w.lead, at())
    })

    it('is on no agenda and comes onto no screen', async () => {
      expect(await buildAgenda(w.lead, at())).toMatchObject({ ok: true, value: { questions: 2 } })
      const agenda = await viewAgenda(w.lead, at())
      expect(agenda.ok && agenda.value.items.map(({ code }) => code)).toEqual(['1.1', '1.3'])
      expect(agenda.ok && agenda.value.readyToReveal.map(({ code }) => code)).toEqual(['1.1'])
      expect(await refusalOf(openItem(w.lead, { ...at(), code: '1.2' }))).toBe('not-on-agenda')
      expect(await openItem(w.lead, { ...at(), code: '1.1' })).toMatchObject({ ok: true })
    })

    it('is scored, revealed and agreed by no door', async () => {
      const on = (code: string) => ({ ...at(), code, roundId: w.question(code).roundId })
      const score = { kind: 'does-not-apply', reason: '' } as const
      const level = { level: 2, ambition: 3, reason: 'So it is' } as const
      for (const door of [
        () => submitScore(w.ada, { ...on('1.2'), ...score }),
        () => revealRound(w.lead, on('1.2')),
        () => openNextRound(w.lead, { ...on('1.2'), why: 'Again' }),
        () => agreeScore(w.flo, { ...on('1.2'), ...level, groupDissent: undefined }),
      ])
        expect(await refusalOf(door())).toBe('question-left-out')
      expect(await revealFirstRounds(w.lead, at())).toMatchObject({ ok: true })
      const { rows } = await w.owner.query('select state from rounds where id = any($1) order by state', [
        ['1.1', '1.2'].map((code) => w.question(code).roundId),
      ])
      expect(rows.map(({ state }) => state)).toEqual(['open', 'revealed'])
    })

    it('is counted nowhere and stands in nobody’s way', async () => {
      const overview = await viewOverview(w.lead, at())
      expect(overview.ok && overview.value.questions.find(({ code }) => code === '1.2')).toMatchObject({
        ...{ state: 'left-out', waiting: null, level: null, leftOut: 'Not ours' },
      })
      expect(overview.ok && overview.value.waiting).not.toContainEqual(
        expect.objectContaining({ question: expect.objectContaining({ code: '1.2' }) }),
      )
      const ready = await viewReadiness(w.lead, at())
      expect(ready.ok && ready.value.missing.flatMap((one) => ('code' in one ? [one.code] : []))).not.toContain('1.2')
    })
  })
})
