/** Who asks, for fairness alone: nothing here says that a session is one. `session`: the cookie's value, `undefined` without one. */
export type Asker = { address: string; session: string | undefined }
type Most = { withoutSession: number; ofAddress: number }
type Turn = () => void

/** Far more than a council that comes at once from one network, whose pages have their scripts from elsewhere in the line. */
const MOST: Most = { withoutSession: 120, ofAddress: 2_000 }

/**
 * So many works `atOnce`; the others wait. Addresses take turns, and within an address those who ask from there: whoever asks a
 * hundred times waits for themselves, and whoever makes up a hundred sessions shares one address's turns among them. Of one address
 * only so many wait. Says whether the work was done, or was too much.
 */
export function openTurns(atOnce: number, most: Most = MOST) {
  const addresses = new Map<string, Map<string, Turn[]>>()
  let working = 0

  const isFull = ({ address, session }: Asker) => {
    const askers = addresses.get(address)
    if (!askers) return false
    if (session === undefined && (askers.get('')?.length ?? 0) >= most.withoutSession) return true
    return [...askers.values()].reduce((sum, turns) => sum + turns.length, 0) >= most.ofAddress
  }

  function wait({ address, session = '' }: Asker, turn: Turn) {
    const askers = addresses.get(address) ?? new Map<string, Turn[]>()
    const turns = askers.get(session) ?? []
    turns.push(turn)
    askers.set(session, turns)
    addresses.set(address, askers)
  }

  /** Whoever is first in line has a turn, and goes to the end of it where they wait for more. */
  function begin() {
    const [address, askers] = first(addresses)
    const [session, turns] = first(askers)
    const turn = turns?.shift()
    addresses.delete(address)
    askers?.delete(session)
    if (turns?.length) askers?.set(session, turns)
    if (askers?.size) addresses.set(address, askers)
    return turn
  }

  function goOn() {
    while (working < atOnce) {
      const turn = begin()
      if (!turn) return
      working++
      turn()
    }
  }

  return async (asker: Asker, work: () => Promise<void>): Promise<boolean> => {
    if (isFull(asker)) return false
    await new Promise<void>((turn) => {
      wait(asker, turn)
      goOn()
    })
    try {
      await work()
    } finally {
      working--
      goOn()
    }
    return true
  }
}

const first = <T>(line: Map<string, T> | undefined): [string, T | undefined] =>
  line?.entries().next().value ?? ['', undefined]
