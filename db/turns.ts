/**
 * Lets each person have so many things done at once and has the others of theirs wait, so that however much one person asks
 * for, connections are left for everybody else. Nobody's things wait for somebody else's.
 */
export function turns(atOnce: number) {
  const busy = new Map<string, { underWay: number; waiting: (() => void)[] }>()

  return async <T>(whose: string, work: () => Promise<T>): Promise<T> => {
    const mine = busy.get(whose) ?? { underWay: 0, waiting: [] }
    busy.set(whose, mine)
    if (mine.underWay >= atOnce) await new Promise<void>((turn) => mine.waiting.push(turn))
    else mine.underWay++
    try {
      return await work()
    } finally {
      const next = mine.waiting.shift()
      if (next) next()
      else if (--mine.underWay === 0) busy.delete(whose)
    }
  }
}
