import { describe, expect, it } from 'vitest'
import { isOfFormSize } from '@/app/_doors/form-values'

const nested = (depth: number) => {
  let inside: unknown = 'x'
  for (let n = 0; n < depth; n++) inside = [inside]
  return inside
}
const wide = (keys: number) => Object.fromEntries(Array.from({ length: keys }, (_, n) => [`k${n}`, '']))
function form(entries: number) {
  const made = new FormData()
  for (let n = 0; n < entries; n++) made.append('userIds', String(n))
  return made
}

describe('what a form or an action sends', () => {
  it('is taken as large as the largest form: every person ticked for every duty', () => {
    expect(isOfFormSize(form(300 * 12))).toBe(true)
    expect(
      isOfFormSize({ userIds: Array.from({ length: 300 }, String), rules: [{ quorum: '3', dates: ['1', '2'] }] }),
    ).toBe(true)
    expect(isOfFormSize({})).toBe(true)
  })

  it('is not taken with more keys or deeper than any form has', () => {
    for (const many of [
      wide(5_000),
      { one: wide(5_000) },
      { list: Array(5_000).fill('') },
      form(5_000),
      new Uint8Array(5_000),
    ])
      expect(isOfFormSize(many)).toBe(false)
    expect(isOfFormSize({ lists: Array.from({ length: 100 }, () => wide(100)) }), 'many in all').toBe(false)
    expect(isOfFormSize(nested(7))).toBe(true)
    expect(isOfFormSize(nested(9))).toBe(false)
    expect(isOfFormSize(nested(100_000)), 'looked into no deeper than it may be').toBe(false)
    const round: Record<string, unknown> = {}
    round.itself = round
    expect(isOfFormSize(round)).toBe(false)
  })
})
