import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ChainEntry } from './read-part'
import { jsonOf } from './trail-file'

const hashed = z.object({ at: z.string(), chainId: z.string(), previousHash: z.string(), seq: z.number() })

/**
 * Follows chains as their entries come by, keeping no more than the last. `wrong`: why one does not follow the one before. `loose`: the one before,
 * where nothing that is shown is hashed over it, because it ends its chain or a seal alone comes after it: it has to be looked up.
 */
export function followChain() {
  let before: ChainEntry | undefined
  return {
    next(one: ChainEntry): { wrong?: 'missing' | 'altered'; loose?: ChainEntry } {
      const last = before
      const previous = last?.chain === one.chain ? last : undefined
      before = one
      const isLoose = !previous || (one.entry === null && previous.entry !== null)
      const loose = last && isLoose ? { loose: last } : {}
      if (one.seq !== (previous?.seq ?? 0) + 1) return { ...loose, wrong: 'missing' }
      if (one.entry === null) return loose
      const said = hashed.safeParse(jsonOf(one.entry)).data
      const isSo =
        createHash('sha256').update(one.entry).digest('hex') === one.hash &&
        said?.previousHash === (previous?.hash ?? '') &&
        said.seq === one.seq &&
        said.chainId === one.chain
      return isSo ? loose : { ...loose, wrong: 'altered' }
    },
    /** The last of all. */
    last: () => before,
  }
}
