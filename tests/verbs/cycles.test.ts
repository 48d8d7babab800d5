import { beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import { type Line, movesOf, spreadOf, tookPart } from '@/lib/insight/cycles'
import { exportCycles } from '@/lib/insight/export-cycles'
import { viewCycles } from '@/lib/insight/view-cycles'
import { testDatabase } from '../kit/database'
import { buildWorld, SCORING, type Scoring } from '../kit/world'

let w: Scoring
function done<T>(result: { ok: true; value: T } | { ok: false; refusal: { kind: string } }): T {
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value
}
/** A level agreed past the rules, in a round of its own. */
async function agree(
  a: { id: string; question: (code: string) => { id: string } },
  code: string,
  level: number,
  ambition: number,
) {
  const client = await w.owner.connect()
  const at = [w.council.id, a.id, a.question(code).id]
  try {
    await client.query('set session_replication_role = replica')
    await client.query(
      'delete from rounds where council_id = $1 and assessment_id = $2 and assessment_question_id = $3',
      at,
    )
    const { rows } = await client.query(
      `insert into rounds (council_id, assessment_id, assessment_question_id, number, state, revealed_at, revealed_by)
       values ($1, $2, $3, 1, 'agreed', now(), $4) returning id`,
      [...at, w.lead.userId],
    )
    await client.query(
      `insert into agreements (council_id, assessment_id, assessment_question_id, round_id, level, ambition, reason, consensus, agreed_by)
       values ($1, $2, $3, $4, $5, $6, 'R', 'close', $7)`,
      [...at, rows[0].id, level, ambition, w.lead.userId],
    )
  } finally {
    client.release(true)
  }
}

beforeAll(async () => {
  await testDatabase()
  w = await buildWorld({ ...SCORING, questions: ['1.1', '1.2', '1.3'] } as never)
  const next = await w.assess({ ...SCORING, questions: ['1.1', '1.2', '1.3'], title: 'The year after' } as never)
  await agree(w.assessment, '1.1', 2, 3)
  await agree(w.assessment, '1.2', 3, 3)
  await agree(next, '1.1', 3, 4)
  await agree(next, '1.2', 2, 3)
  await agree(next, '1.3', 1, 2)
}, 120_000)

describe('years beside each other', () => {
  it('show whoever reads the whole how each question moved, and nobody else anything', async () => {
    for (const who of [w.lead, w.member, w.observer]) {
      const seen = done(await viewCycles(who, {}))
      expect(seen.counts).toEqual({ up: 1, same: 0, down: 1, first: 1, none: 0 })
      expect(seen.moves).toMatchObject([
        { code: '1.1', way: 'up', from: { level: 2 }, to: { level: 3, ambition: 4 } },
        { code: '1.2', way: 'down' },
        { code: '1.3', way: 'first', from: null },
      ])
      expect(seen.cycles.map(({ spread }) => spread.close)).toEqual([2, 3])
    }
    const nobody: Caller[] = [w.contributor, { ...w.outsider, place: w.lead.place }]
    for (const who of nobody) {
      expect(await viewCycles(who, {})).toMatchObject({ refusal: { kind: 'not-found' } })
      expect(await exportCycles(who, { which: 'moves', format: 'svg' })).toMatchObject({
        refusal: { kind: 'not-found' },
      })
    }
    expect(done(await viewCycles(w.outsider, {})).cycles, 'their own').toEqual([])
  })

  it('say nothing of a role or group of fewer than three', async () => {
    const [cycle] = done(await viewCycles(w.observer, {})).cycles
    expect(cycle?.tookPart).toMatchObject({ all: 5 })
    expect(JSON.stringify(cycle?.tookPart)).not.toMatch(/Vale|Officers/)
  })

  it('are drawn as SVG and as PNG, and as nothing else', async () => {
    for (const which of ['moves', 'years', 'spread']) {
      const svg = done(await exportCycles(w.observer, { which, format: 'svg' }))
      expect(Buffer.from(svg.bytes).toString('utf8', 0, 200)).toContain('<svg')
    }
    const png = done(await exportCycles(w.observer, { which: 'moves', format: 'png' }))
    expect([...png.bytes.subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
    for (const asked of [
      { which: 'all', format: 'svg' },
      { which: 'moves', format: 'gif' },
      { which: 'moves', format: 'toString' },
    ])
      expect(await exportCycles(w.observer, asked)).toMatchObject({ refusal: { kind: 'not-found' } })
  }, 120_000)
})

describe('what moved', () => {
  const at = (level: number) => ({ level, ambition: 4, consensus: 'split' as const })
  const line = (code: string, one: Line['at'][string], other: Line['at'][string]): Line => ({
    ...{ code, area: 1, areaTitle: 'A', shortName: code },
    at: { one, other },
  })
  it('is said only of what has a level; left out is no fall', () => {
    const lines = [
      line('1.1', at(3), 'left-out'),
      line('1.2', 'none', 'none'),
      line('1.3', at(2), at(2)),
      line('1.4', undefined, at(1)),
    ]
    expect(movesOf(lines, 'one', 'other').map(({ code, way }) => [code, way])).toEqual([
      ['1.1', 'none'],
      ['1.3', 'same'],
      ['1.4', 'first'],
    ])
    expect(spreadOf(lines, 'one')).toEqual({ agreed: 0, close: 0, split: 2, polarised: 0 })
  })

  it('counts nobody where nobody assessed', () => {
    expect(tookPart([])).toEqual({ all: 0, role: {}, group: {} })
  })
})
