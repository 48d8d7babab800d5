type Timer = { at: number; order: number; run: () => void; every?: number }

/**
 * Time that passes only when it is told to, so that a minute of many clients takes a moment and every run of a seed is
 * the same. Stands in for the timers, the clock and the chance that the code under test uses; give them back when done.
 */
export function virtualTime() {
  const real = { setTimeout, clearTimeout, setInterval, clearInterval, now: performance.now, random: Math.random }
  const timers = new Map<number, Timer>()
  let now = 0
  let order = 0
  const add = (run: () => void, wait = 0, every?: number) => {
    timers.set(++order, { at: now + Math.max(0, wait), order, run, every })
    return order
  }
  const drop = (id: unknown) => void timers.delete(id as number)
  Object.assign(globalThis, {
    setTimeout: (run: () => void, wait?: number) => add(run, wait),
    setInterval: (run: () => void, wait = 1) => add(run, wait, wait),
    clearTimeout: drop,
    clearInterval: drop,
  })
  performance.now = () => now
  Math.random = randomOf(1).next

  /** Work of the real world under way: no time passes meanwhile. */
  let outside: Promise<unknown> | undefined
  const turn = () => new Promise<void>((over) => setImmediate(over))
  /** Lets everything that has been promised happen. */
  const rest = async () => {
    await turn()
    for (let last = outside; last; last = outside === last ? undefined : outside) {
      await last
      await turn()
    }
  }

  return {
    now: () => now,
    /** How many timers run. */
    waiting: () => timers.size,
    /** Work that takes real time, as a database does, and none of this one: one after the other, in the order asked. */
    outside: <T>(work: () => Promise<T>): Promise<T> => {
      const done = (outside ?? Promise.resolve()).then(work)
      outside = done.catch(() => {})
      return done
    },
    wait: (ms: number) => new Promise<void>((over) => add(over, ms)),
    /** Runs what falls due in the next milliseconds, in its order. */
    pass: async (ms: number) => {
      const until = now + ms
      await rest()
      for (;;) {
        let [next, id]: [Timer | undefined, number] = [undefined, 0]
        for (const [one, timer] of timers)
          if (timer.at <= until && (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order)))
            [next, id] = [timer, one]
        if (!next) break
        now = next.at
        if (next.every) next.at += next.every
        else timers.delete(id)
        next.run()
        await rest()
      }
      now = until
    },
    end: () => {
      const { now: realNow, random, ...given } = real
      Object.assign(globalThis, given)
      performance.now = realNow
      Math.random = random
    },
  }
}
export type VirtualTime = ReturnType<typeof virtualTime>

/** The same numbers for the same seed (mulberry32, public domain). */
export function randomOf(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return { next, below: (n: number) => Math.floor(next() * n), happens: (share: number) => next() < share }
}
export type Random = ReturnType<typeof randomOf>
