import fc from 'fast-check'
import { expect, it } from 'vitest'
import { remembered } from '@/lib/text/history/remembered'

const asked = fc.record({
  key: fc.nat(70),
  answer: fc.constantFrom('given', 'given', 'given', 'given', 'failed', 'about the last minute'),
})

it('answers about a history are remembered for the fifty questions asked last, but no failure and nothing young', async () => {
  let [run, known] = [0, 0]
  await fc.assert(
    fc.asyncProperty(fc.array(asked, { minLength: 60, maxLength: 400 }), async (all) => {
      run++
      let last: string[] = []
      for (const [n, { key: number, answer }] of all.entries()) {
        const key = `${run} ${number}`
        const isYoung = answer === 'about the last minute'
        const isKnown = !isYoung && last.includes(key)
        let isFound = false
        const said = await remembered(key, isYoung ? new Date() : new Date(0), async () => {
          isFound = true
          if (answer === 'failed') throw new Error('it cannot be read')
          return n
        }).catch(() => 'failed')
        expect(isFound).toBe(!isKnown)
        if (isKnown) known++
        else expect(said).toBe(answer === 'failed' ? 'failed' : n)
        if (!isYoung) last = [...last.filter((one) => one !== key), key].slice(-50)
        if (said === 'failed') last = last.filter((one) => one !== key)
      }
    }),
  )
  expect(known).toBeGreaterThan(1000)
})
