import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { followChain } from './follow-chain'
import type { ChainEntry } from './read-part'
import { jsonOf, type TrailHead, trailEnd, trailHead, trailLine } from './trail-file'

/** What was found of a file of a trail, from nothing but the file: where it is unbroken it fits itself, and anybody can make a file that does. */
export type CheckedFile = TrailHead & {
  chain: string
  entries: number
  /** Of so many it has the seal alone. */
  sealsAlone: number
  wrong: string[]
}

/** A sentence for each of so many things that are wrong; more tell nothing new. */
const MOST_TOLD = 5

/**
 * Whether a file of a trail is as it was made, read line by line. `look` is given what has to be looked up elsewhere, some at a time: entries over
 * which nothing else in the file is hashed.
 */
export async function verifyTrail(
  path: string,
  look: (entries: readonly ChainEntry[]) => Promise<void>,
): Promise<CheckedFile> {
  const wrong: string[] = []
  const tell = (sentence: string) => wrong.length < MOST_TOLD && wrong.push(sentence)
  const { next, last } = followChain()
  let head: TrailHead | undefined
  let [entries, sealsAlone, end] = [0, 0, undefined as number | undefined]
  let loose: ChainEntry[] = []
  for await (const words of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    const read = jsonOf(words)
    if (!head) {
      head = trailHead.safeParse(read).data
      if (!head) throw new Error('This is no trail that Concord exported.')
      continue
    }
    if (end !== undefined) {
      tell('There is more after its end')
      break
    }
    const one = trailLine.safeParse(read).data
    if (!one) {
      end = trailEnd.safeParse(read).data?.entries
      if (end === undefined) tell(`Line ${entries + 2} cannot be read`)
      if (end === undefined) break
      continue
    }
    const chain = last()?.chain ?? one.chain
    const found = next(one)
    entries += 1
    if (one.entry === null) sealsAlone += 1
    if (one.chain !== chain) tell(`Entry ${one.seq} is of another trail`)
    else if (found.wrong === 'missing') tell(`Entries before ${one.seq} are missing`)
    else if (found.wrong) tell(`Entry ${one.seq} is not what was sealed`)
    if (found.loose) loose.push(found.loose)
    if (loose.length >= AT_ONCE) {
      await look(loose)
      loose = []
    }
  }
  if (!head) throw new Error('This is no trail that Concord exported.')
  if (wrong.length === 0 && end !== entries) tell('It is cut off: its last line is not there')
  const ending = last()
  await look(ending ? [...loose, ending] : loose)
  return { ...head, chain: ending?.chain ?? '', entries, sealsAlone, wrong }
}

const AT_ONCE = 1_000
