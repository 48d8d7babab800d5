import * as Y from 'yjs'

/** What an update adds: for each Yjs client the run of clocks it brings, and how far its deletions reach. */
export type Contents = { runs: { client: number; from: number; to: number }[]; deletesTo: Map<number, number> }

/** Reads an update without applying it. Undefined where it is malformed, empty, or leaves a gap within itself. */
export function readContents(update: Uint8Array): Contents | undefined {
  try {
    const { structs, ds } = Y.decodeUpdate(update)
    const runs: Contents['runs'] = []
    for (const struct of structs) {
      if (struct instanceof Y.Skip) return undefined
      const { client, clock } = struct.id
      const last = runs.at(-1)
      if (last?.client === client) {
        if (last.to !== clock) return undefined
        last.to += struct.length
      } else runs.push({ client, from: clock, to: clock + struct.length })
    }
    const deletesTo = new Map<number, number>()
    for (const [client, ranges] of ds.clients)
      for (const { clock, len } of ranges) deletesTo.set(client, Math.max(deletesTo.get(client) ?? 0, clock + len))
    return runs.length === 0 && deletesTo.size === 0 ? undefined : { runs, deletesTo }
  } catch {
    return undefined
  }
}

export type Misfit = 'words-missing' | 'not-their-words'

/**
 * What is known of a text without holding it: how far each Yjs client has written, and whose each client is. An update
 * that begins beyond, or deletes beyond, would wait for ever in every reader; one that writes on under another person's
 * client would put words into their mouth.
 */
export class Known {
  private readonly reached = new Map<number, number>()
  private readonly owners = new Map<number, string>()

  misfit({ runs, deletesTo }: Contents, userId: string): Misfit | undefined {
    const added = new Map<number, number>()
    for (const { client, from, to } of runs) {
      const reached = this.reached.get(client) ?? 0
      if (from > reached) return 'words-missing'
      if (to > reached && (this.owners.get(client) ?? userId) !== userId) return 'not-their-words'
      added.set(client, to)
    }
    for (const [client, to] of deletesTo)
      if (to > Math.max(this.reached.get(client) ?? 0, added.get(client) ?? 0)) return 'words-missing'
  }

  add({ runs }: Contents, userId: string) {
    for (const { client, to } of runs) {
      this.reached.set(client, Math.max(this.reached.get(client) ?? 0, to))
      if (!this.owners.has(client)) this.owners.set(client, userId)
    }
  }

  addSnapshot(state: Uint8Array, owners: Record<string, string>) {
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state)))
      this.reached.set(client, clock)
    for (const [client, userId] of Object.entries(owners)) this.owners.set(Number(client), userId)
  }

  /** In Yjs' own encoding: what a client need not send. */
  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.reached)
  }
}
