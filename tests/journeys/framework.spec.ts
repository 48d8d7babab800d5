import { Doc, encodeStateAsUpdate } from 'yjs'
import { agreeScore } from '@/lib/score/agree-score'
import { revealRound } from '@/lib/score/reveal-round'
import type { SubmittedFile } from '@/lib/submission/submission'
import { buildWorld, type Scoring } from '../kit/world'
import { SCORERS } from '../kit/world/cast'
import { insertAs } from '../kit/world/insert'
import { expect, LONG, test } from './journey'
import { comeInBy } from './people'

const CODES = ['1.1', '1.2', '2.1', '3.1']
const NAMES = ['Seed', 'Shoot', 'Leaf', 'Tree']
/** What our own framework calls its levels and areas. */
const OURS = /\b(Starting|Developing|Maturing|Leading|Financial planning|Capacity to deliver)\b/

test(
  'an assessment of another framework calls its three areas and its levels by their own names, on every page',
  LONG,
  async ({ browser, owner }) => {
    const w = await buildWorld({
      ...{ owner, state: 'agreeing', questions: CODES, ready: CODES, levelNames: NAMES, cast: SCORERS },
    })
    const on = (code: string) => ({ assessmentId: w.assessmentId, code, roundId: w.question(code).roundId })
    await w.score('1.1', [3, 3, 3, 3, 3])
    await w.score('1.2', [1, 1, 2, 4, 4])
    for (const code of ['1.1', '1.2']) expect(await revealRound(w.lead, on(code))).toMatchObject({ ok: true })
    const agreed = { level: 3, ambition: 4, reason: 'It stands there.', groupDissent: undefined } as const
    expect(await agreeScore(w.flo, { ...on('1.1'), ...agreed })).toMatchObject({ ok: true })

    const page = await comeInBy(browser, await w.sessionOf(w.ada))
    const base = `/c/${w.council.slug}/assessments/${w.assessmentId}`
    const shows = async (path: string, ...words: string[]) => {
      const answer = await page.goto(base + path)
      expect(answer?.status(), path).toBe(200)
      const sent = await page.content()
      for (const word of words) expect(sent, path).toContain(word)
      expect(OURS.exec(sent)?.[0], `${path} says a name of ours`).toBeUndefined()
    }
    await shows('', 'Area 1', 'Area 2', 'Area 3', 'Leaf', 'aims for 4')
    await expect(page.getByRole('heading', { level: 3 })).toHaveText([/Area 1/, /Area 2/, /Area 3/])
    await shows('/q/1.1?panel=levels', ...NAMES)
    await shows('/q/1.1?panel=score', 'Leaf')
    await shows('/score/2', ...NAMES)
    await shows('/record?area=all', 'Leaf')
    await shows('/meeting/agenda', 'Leaf')
    await shows('/meeting')
    await shows('/meeting/screen')

    await submitted(w)
    await shows('/report', 'Leaf', 'Area 3')
    await shows('', 'Leaf')
  },
)

/** The frozen copy, as it would stand. */
async function submitted(w: Scoring) {
  const question = (code: string) => ({
    ...{ code, area: Number(code[0]), question: `Is ${code} so?`, leftOut: null, answer: null, text: 'So it is.' },
    ...{ agreed: null, evidence: [] },
  })
  const spread = { 1: 0, 2: 0, 3: 5, 4: 0 }
  const content: SubmittedFile = {
    content: {
      format: 'concord-submission/1',
      council: { name: 'Testby', type: 'unitary' },
      framework: { name: 'Framework of a test', version: 0 },
      assessment: { id: w.assessmentId, title: 'Self-assessment', version: 1 },
      rules: { agreeShare: 0.75, quorumShare: 0.6, maxRounds: 3, namingRule: 'roles', crossPartyRule: true },
      areas: [1, 2, 3].map((number) => ({ number, title: `Area ${number}`, statement: null, text: '' })),
      people: [],
      questions: [
        {
          ...question('1.1'),
          agreed: {
            ...{
              level: 3,
              ambition: 4,
              reason: 'So it is.',
              groupDissent: null,
              consensus: 'agreed',
              round: 1,
              spread,
            },
            ...{ cannotJudge: 0, doesNotApply: 0, assessors: 5, concur: 5, dissent: 0, minorityViews: [] },
          },
        },
        ...['1.2', '2.1', '3.1'].map(question),
      ],
    },
    signatures: [],
    submittedAt: '2026-11-30T10:00:00.000Z',
  }
  await w.force('submitted')
  const insert = insertAs(w.owner)
  const submission_id = await insert('submissions', {
    ...{ council_id: w.council.id, assessment_id: w.assessmentId, version: 1, submitted_by: w.lead.userId },
    ...{ content: JSON.stringify(content), canonical: '{}', sha256: 'a seal' },
  })
  const state = Buffer.from(encodeStateAsUpdate(new Doc()))
  const texts = [
    ...CODES.map((code) => [code, w.question(code).documentId]),
    ...[1, 2, 3].map((area) => [String(area), w.assessment.statement(area)]),
  ]
  for (const [code, subject_id] of texts)
    await insert('frozen_texts', { council_id: w.council.id, submission_id, subject_id, code, state })
}
