import { Gauge } from 'prom-client'
import { openFolder } from '@/lib/evidence/file-store'
import { log } from '@/lib/log'
import { type AskRedis, lookForTrouble } from '@/lib/readiness/look-for-trouble'
import { ALL_TROUBLES, TROUBLES, type Trouble } from '@/lib/readiness/trouble'

/** Milliseconds for which an answer is given again: however many ask, so much is tried and no more. */
const SHARED = 900
/** Milliseconds after which it is looked by itself, so that the log tells of a trouble that nobody asks about. */
const EVERY = 30_000

const gauge = new Gauge({
  name: 'concord_trouble',
  help: 'What keeps this node from serving well: 1 while it lasts',
  labelNames: ['kind'],
})
for (const kind of ALL_TROUBLES) gauge.set({ kind }, 0)

/** Looks for trouble when it is asked, and from time to time; the log says of each when it begins and when it is over. */
export async function openReadiness(askRedis: AskRedis) {
  await openFolder().catch(() => {}) // which is found when it is looked
  let lasting: Trouble[] = []
  let looked = Number.NEGATIVE_INFINITY
  let looking: Promise<Trouble[]> | undefined

  async function look(): Promise<Trouble[]> {
    const found = await lookForTrouble(askRedis)
    for (const kind of ALL_TROUBLES) {
      const [was, is] = [lasting.includes(kind), found.includes(kind)]
      gauge.set({ kind }, is ? 1 : 0)
      if (is && !was) log.error({ event: 'trouble', kind }, TROUBLES[kind])
      if (was && !is) log.info({ event: 'trouble-over', kind }, 'what was in the way of serving is over')
    }
    lasting = found
    looked = performance.now()
    return found
  }
  async function troubles(): Promise<Trouble[]> {
    if (performance.now() - looked < SHARED) return lasting
    looking ??= look().finally(() => {
      looking = undefined
    })
    return looking
  }

  const again = setInterval(() => void troubles(), EVERY)
  again.unref()
  return { troubles, close: () => clearInterval(again) }
}
