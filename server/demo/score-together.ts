import { createHash } from 'node:crypto'
import { agreeScore } from '@/lib/score/agree-score'
import { recordStance } from '@/lib/score/record-stance'
import { revealRound } from '@/lib/score/reveal-round'
import { submitScore } from '@/lib/score/submit-score'
import { viewScoreSheet } from '@/lib/score/view-score-sheet'
import type { DemoAnswer } from './answers'
import { type At, type Cast, done } from './cast'

export const ASSESSORS = ['leader', 'chair', 'member2', 'member3', 'member4', 'member5', 'officer', 'finance'] as const

type Level = 1 | 2 | 3 | 4
type Spread = 'agreed' | 'close' | 'split' | 'polarised'
const SPREADS: Record<Spread, number[]> = {
  agreed: [0, 0, 0, 0, 0, 0, 1, 0],
  close: [0, 1, 0, 1, 0, 0, 1, 0],
  split: [0, 1, 0, -1, 0, 2, 0, 1],
  polarised: [-1, -1, -1, 1, 1, 1, 1, -1],
}

/** Each assessor scores alone, spread around the answer's level in a way that is the same every time. */
export async function scoreAlone(
  cast: Cast,
  at: At,
  answer: DemoAnswer,
  spread: Spread,
  daysAgo: number,
  howMany: number = ASSESSORS.length,
) {
  const roundId = await currentRound(cast, at, daysAgo)
  const middle = spread === 'polarised' ? Math.min(3, Math.max(2, answer.level)) : answer.level
  for (const [place, account] of ASSESSORS.slice(0, howMany).entries()) {
    const by = cast(account, daysAgo, 20 + place)
    if (hash(at.code + account) % 17 === 0) {
      await done(
        'score',
        submitScore(by, {
          ...at,
          roundId,
          kind: 'cannot-judge',
          reason: 'I joined the council after the period that this covers.',
        }),
      )
      continue
    }
    const current = level(middle + (SPREADS[spread][place] ?? 0))
    await done(
      'score',
      submitScore(by, {
        ...at,
        roundId,
        kind: 'level',
        current,
        ambition: level(Math.max(current, answer.ambition)),
        confidence: (['medium', 'high', 'low'] as const)[hash(account + at.code) % 3] ?? 'medium',
        evidenceStrength: (['fair', 'strong', 'weak'] as const)[hash(`${at.code} ${account}`) % 3] ?? 'fair',
        reason:
          current < answer.level
            ? 'I have not seen this reach every service yet.'
            : current > answer.level
              ? 'The results of the last year show more than the answer claims.'
              : answer.reason,
      }),
    )
  }
  return roundId
}

export async function reveal(cast: Cast, at: At, roundId: string, daysAgo: number) {
  await done('reveal', revealRound(cast('chair', daysAgo, 60), { ...at, roundId }))
}

/** The chair records the level; every assessor concurs but one, where `dissent` says who and why. */
export async function agree(
  cast: Cast,
  at: At,
  roundId: string,
  answer: DemoAnswer,
  daysAgo: number,
  dissent?: { account: string; view: string },
) {
  await done(
    'agree',
    agreeScore(cast('chair', daysAgo, 70), {
      ...at,
      roundId,
      level: answer.level,
      ambition: answer.ambition,
      reason: answer.reason,
      groupDissent: undefined,
    }),
  )
  for (const [place, account] of ASSESSORS.entries()) {
    const by = cast(account, daysAgo, 75 + place)
    await done(
      'record a stance',
      recordStance(
        by,
        dissent?.account === account
          ? { ...at, stance: 'dissent', minorityView: dissent.view, isNamed: false }
          : { ...at, stance: 'concur' },
      ),
    )
  }
}

async function currentRound(cast: Cast, at: At, daysAgo: number) {
  const sheet = await done('read the score sheet', viewScoreSheet(cast('chair', daysAgo, 15), at))
  if (!sheet.round) throw new Error(`the demo found no open round for ${at.code}`)
  return sheet.round.id
}

const level = (value: number) => Math.min(4, Math.max(1, value)) as Level
const hash = (text: string) => createHash('sha256').update(text).digest().readUInt32BE(0)
