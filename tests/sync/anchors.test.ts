import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Act, KINDS, Torture } from '../kit/anchor-torture'
import { proof } from '../kit/proof'

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(...KINDS),
  who: fc.nat(2),
  a: fc.nat(400),
  b: fc.nat(400),
})
const comment: fc.Arbitrary<Act> = fc.record({
  kind: fc.constant('comment'),
  who: fc.nat(2),
  a: fc.nat(400),
  b: fc.nat(400),
})
const acts = fc
  .tuple(fc.array(comment, { minLength: 1, maxLength: 3 }), fc.array(act, { minLength: 3, maxLength: 18 }))
  .map(([first, then]) => [...first, ...then])
const { count, seed, timeout } = proof('anchors', 7)

describe('comments on a text in which three people type, split, join, format, cut, paste, undo and restore', () => {
  it(
    'hang on their own words, or say that these are gone',
    () => {
      const all = { whole: 0, orphans: 0 }
      fc.assert(
        fc.property(acts, (given) => {
          const torture = new Torture(3)
          for (const one of given) torture.do(one)
          const { server, editors } = torture.end()
          for (const { fate, what } of [...server, ...editors])
            expect(fate, `${what}\n${torture.history.join('\n')}`).toMatch(/own|orphan/)
          all.whole += server.filter(({ isWhole }) => isWhole).length
          all.orphans += server.filter(({ isWhole, fate }) => isWhole && fate === 'orphan').length
        }),
        { numRuns: count, seed },
      )
      expect(all.orphans / all.whole).toBeLessThanOrEqual(0.05)
      expect(all.whole).toBeGreaterThan(count / 4)
    },
    timeout,
  )
})
