import { describe, expect, it } from 'vitest'
import { type Asker, openTurns } from '@/server/pages/turns'

const anybody = (address: string): Asker => ({ address, session: undefined })
const somebody = (session: string, address = '198.51.100.1'): Asker => ({ address, session })

/** One works at a time; each of these asks once, all at once. Gives them in the order in which they had their turn. */
async function orderOf(asking: [name: string, asker: Asker][]) {
  const take = openTurns(1)
  const order: string[] = []
  await Promise.all(asking.map(([name, asker]) => take(asker, async () => void order.push(name))))
  return order
}
const many = (n: number, name: string, of: (at: number) => Asker) =>
  Array.from({ length: n }, (_, at): [string, Asker] => [name, of(at)])

describe('a turn', () => {
  it('comes soon to somebody who asks once, however often somebody without a session asks from the same address', async () => {
    const order = await orderOf([...many(100, 'anybody', () => anybody('198.51.100.1')), ['member', somebody('kay')]])
    expect(order.indexOf('member')).toBeLessThanOrEqual(2)
    expect(order).toHaveLength(101)
  })

  it('comes soon to another address, however many sessions one makes up', async () => {
    const forged = many(100, 'forged', (at) => somebody(`forged ${at}`, '203.0.113.66'))
    const order = await orderOf([...forged, ['member', somebody('kay')], ['visitor', anybody('198.51.100.2')]])
    expect(order.indexOf('member')).toBeLessThanOrEqual(3)
    expect(order.indexOf('visitor')).toBeLessThanOrEqual(3)
  })

  it('comes in the order in which one person asked', async () => {
    const asked = ['one', 'two', 'three', 'four'].map((name): [string, Asker] => [name, somebody('kay')])
    expect(await orderOf(asked)).toEqual(asked.map(([name]) => name))
  })

  it('is refused where too many of an address wait, and given again when they have had theirs', async () => {
    const take = openTurns(1, { withoutSession: 2, ofAddress: 4 })
    let end = () => {}
    const held = take(somebody('long', '192.0.2.1'), () => new Promise<void>((over) => (end = over)))
    const ask = (asker: Asker) => take(asker, async () => {})
    const here = anybody('198.51.100.1')
    const waiting = [ask(here), ask(here)]
    expect(await ask(here)).toBe(false)
    waiting.push(ask(somebody('kay')), ask(somebody('lee')), ask(anybody('198.51.100.2')))
    expect(await ask(somebody('mia'))).toBe(false)
    end()
    expect(await Promise.all([held, ...waiting])).toEqual(Array(6).fill(true))
    expect(await ask(here)).toBe(true)
  })

  it('goes on after work that failed', async () => {
    const take = openTurns(1)
    await expect(take(somebody('kay'), () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await take(somebody('kay'), async () => {})).toBe(true)
  })
})
