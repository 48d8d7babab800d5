import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Name, Server } from './servers'

/** One text and the sessions of those who open it. */
export type Place = { council: string; text: string; cookies: string[] }
export type Ask =
  | { do: 'open'; peer: Name; url: string; places: Place[]; atOnce: number }
  | { do: 'type' | 'move'; perSecond: number }
  | { do: 'saturate'; inFlight: number }
  | { do: 'moveOnce' | 'stop' | 'counts' | 'waits' | 'fates' | 'comeBack' | 'leave' }

/** Since the crowd began; `awaited` are the deliveries that there should be, `cpu` the seconds that the crowd itself used. */
export type Counts = Record<'keys' | 'awaited' | 'deliveries' | 'moves' | 'carets' | 'bytes' | 'frames' | 'cpu', number>
export const NO_COUNTS: Counts = {
  keys: 0,
  awaited: 0,
  deliveries: 0,
  moves: 0,
  carets: 0,
  bytes: 0,
  frames: 0,
  cpu: 0,
}
export type Fate = { client: number; sent: number; shown: number; stored: number }

/** Longer than anything takes that is not broken. */
const ANSWER_WITHIN = 60_000

/** Clients in `processes` of their own while `work` lasts; texts are dealt out among these. */
export async function withCrowd<T>(processes: number, work: (crowd: Crowd) => Promise<T>): Promise<T> {
  const children = Array.from({ length: processes }, () =>
    fork(fileURLToPath(new URL('./crowd-process.ts', import.meta.url)), {
      execArgv: ['--import', 'tsx'],
      serialization: 'advanced',
    }),
  )
  try {
    return await work(new Crowd(children))
  } finally {
    for (const child of children) child.kill('SIGKILL')
  }
}

export class Crowd {
  private asked = 0
  constructor(private readonly children: ChildProcess[]) {}

  /** Everybody sits down, `atOnce` at a time in each process. Gives the seconds that it took. */
  async open(server: Server, places: Place[], atOnce = 50): Promise<number> {
    const began = performance.now()
    await Promise.all(
      this.children.map((child, at) => {
        const own = places.filter((_, place) => place % this.children.length === at)
        return this.ask(child, { do: 'open', peer: server.name, url: server.url, places: own, atOnce })
      }),
    )
    return (performance.now() - began) / 1000
  }

  /** Asks every process; gives all answers. */
  all = <T>(ask: Ask): Promise<T[]> => Promise.all(this.children.map((child) => this.ask<T>(child, ask)))

  async counts(): Promise<Counts> {
    const sum = { ...NO_COUNTS }
    for (const counts of await this.all<Counts>({ do: 'counts' }))
      for (const [what, count] of Object.entries(counts)) sum[what as keyof Counts] += count
    return sum
  }

  /** Milliseconds from a keystroke to another screen, of all since it was last asked, in order. */
  async waits(): Promise<Float64Array> {
    const parts = await this.all<Float64Array>({ do: 'waits' })
    return Float64Array.from(parts.flatMap((part) => [...part])).sort()
  }

  private ask<T>(child: ChildProcess, ask: Ask): Promise<T> {
    const id = ++this.asked
    return new Promise((answered, failed) => {
      const late = setTimeout(() => over(() => failed(new Error(`the crowd did not ${ask.do} in time`))), ANSWER_WITHIN)
      const gone = () => over(() => failed(new Error('the crowd is gone')))
      const hear = (message: { id: number; answer: T; fault?: string }) => {
        if (message.id !== id) return
        over(() => (message.fault ? failed(new Error(message.fault)) : answered(message.answer)))
      }
      const over = (how: () => void) => {
        clearTimeout(late)
        child.off('message', hear).off('exit', gone)
        how()
      }
      child.on('message', hear).once('exit', gone)
      child.send({ id, ask })
    })
  }
}
