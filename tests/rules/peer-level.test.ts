import { describe, expect, it } from 'vitest'
import { agreementOf, besideEachOther, howFarAgreed, type PeerScore, peerSpread } from '@/lib/peer-level/peer-level'

const at = new Date('2026-03-02T10:00:00Z')
const said = (...all: ['council' | 'team', 'scoping' | 'publishing'][]) =>
  agreementOf(all.map(([side, stage]) => ({ side, stage, authorName: `N of ${side}`, createdAt: at })))
const RULE = { consensusRule: 'standard', agreeShare: 0.75 } as const
const gave = (...levels: (1 | 2 | 3 | 4 | null)[]): PeerScore[] =>
  levels.map((current) =>
    current ? { kind: 'level', current, reason: 'R' } : { kind: 'cannot-judge' as const, reason: 'R' },
  )

describe('what is agreed', () => {
  it('is nothing by default, and stands once both have said so, stage by stage', () => {
    expect(howFarAgreed(said())).toBe('without')
    expect(said().scoping).toEqual({ council: null, team: null, stands: false })
    expect(howFarAgreed(said(['council', 'scoping']))).toBe('council')
    expect(howFarAgreed(said(['team', 'scoping']))).toBe('team')
    const both = said(['council', 'scoping'], ['team', 'scoping'])
    expect(both.scoping).toEqual({
      council: { by: 'N of council', at },
      team: { by: 'N of team', at },
      stands: true,
    })
    expect(howFarAgreed(both)).toBe('agreed')
    expect(howFarAgreed(said(['council', 'scoping'], ['team', 'scoping'], ['team', 'publishing']))).toBe('agreed')
    expect(
      howFarAgreed(
        said(['council', 'scoping'], ['team', 'scoping'], ['team', 'publishing'], ['council', 'publishing']),
      ),
    ).toBe('published')
  })
})

describe('how a team stands', () => {
  it('is judged as the council’s own assessors were, and what cannot be judged is no number', () => {
    expect(peerSpread(gave(2, 2, 3), RULE)).toEqual({
      ...{ levels: [2, 2, 3], median: 2, quartiles: [2, 2.5], state: 'close' },
      suggestion: { kind: 'one', level: 2 },
    })
    expect(peerSpread(gave(2, null, 3), RULE)).toMatchObject({
      levels: [2, 3],
      suggestion: { kind: 'either', lower: 2, upper: 3 },
    })
    expect(peerSpread(gave(1, 4), RULE)?.state).toBe('polarised')
    expect(peerSpread(gave(3, 3), RULE)?.state).toBe('agreed')
    expect(peerSpread(gave(null, null), RULE)).toBeNull()
  })
})

describe('council, peers and ambition', () => {
  const question = (code: string, agreed: object | null) => ({ code, area: Number(code[0]), agreed })
  const content = {
    areas: [1, 2].map((number) => ({ number, title: `Area ${number}`, statement: null, text: '' })),
    questions: [question('1.1', { level: 3, ambition: 4 }), question('1.2', null), question('2.1', null)],
  } as never
  const recorded = (code: string, level: 1 | 2) => ({ code, level, reason: 'R', dissents: [] })

  it('stand beside each other question by question, under their area, where the team has recorded one', () => {
    expect(besideEachOther(content, [recorded('1.2', 1), recorded('1.1', 2)], (code) => `Name of ${code}`)).toEqual([
      {
        ...{ number: 1, title: 'Area 1' },
        questions: [
          { ...recorded('1.1', 2), shortName: 'Name of 1.1', self: 3, ambition: 4 },
          { ...recorded('1.2', 1), shortName: 'Name of 1.2', self: null, ambition: null },
        ],
      },
    ])
  })

  it('say nothing of the whole: no number comes out that is not a question’s own', () => {
    const told = JSON.stringify(besideEachOther(content, [recorded('1.1', 2)], () => ''))
    expect(told).not.toMatch(/average|mean|total|rank|median/i)
  })
})
