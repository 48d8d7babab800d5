import { createHash } from 'node:crypto'
import { z } from 'zod'
import { verifySubmission } from '../submission/verify-submission'
import { followChain } from '../trail/follow-chain'
import type { ChainEntry } from '../trail/read-part'
import { jsonOf, trailLine } from '../trail/trail-file'
import { eachFile } from './each-file'
import { EXPORT_FORMAT } from './everything'

/**
 * What was found of an export, from nothing but the file. `wrong`: a sentence for each thing that is not as it should be; where there is
 * none it fits itself, and anybody can make a file that does. `sealed` and `loose` are what is to be looked up elsewhere: the sealed copies
 * as they stand in it, and the entries of the trail over which nothing else in it is hashed. `council` is what it says of itself; whose
 * its trail is, `chain` says, and `named` what that trail says last of its name, if anything.
 */
export type Checked = {
  council: { name: string; slug: string }
  chain: string | undefined
  named: string | undefined
  /** Files that are named in no seal and no trail, so that whoever changes one can write its hash anew. */
  unvouched: string[]
  takenAt: string
  files: number
  sealed: string[]
  loose: ChainEntry[]
  entries: number
  wrong: string[]
}

const manifestOf = z.object({
  format: z.literal(EXPORT_FORMAT),
  council: z.object({ name: z.string(), slug: z.string() }),
  takenAt: z.string(),
  files: z.array(z.object({ path: z.string(), sha256: z.string() })),
})
const trailOf = z.array(trailLine)
const named = z.object({ act: z.literal('council.profile-changed'), subject: z.object({ name: z.string() }) })
/** What is looked into; of every other file the hash says enough. */
const IS_READ = /^(manifest\.json|SHA256SUMS|(submissions|trail)\/.*)$/

/** Whether an export is as it was made: each file by its hash, each sealed copy by its seal, each entry of the trail by the one before. */
export async function verifyExport(path: string): Promise<Checked> {
  const found = new Map<string, string>()
  const read = new Map<string, string>()
  const wrong: string[] = []
  await eachFile(path, async (name, stream) => {
    if (found.has(name)) wrong.push(`${name} is in it twice`)
    const hash = createHash('sha256')
    const kept: Buffer[] = []
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk)
      if (IS_READ.test(name)) kept.push(chunk)
    }
    if (IS_READ.test(name)) read.set(name, Buffer.concat(kept).toString('utf8'))
    found.set(name, hash.digest('hex'))
  })
  const manifest = manifestOf.safeParse(jsonOf(read.get('manifest.json')))
  if (!manifest.success) throw new Error('This is no export of a council')
  const { council, takenAt, files } = manifest.data
  const said = [...files, { path: 'manifest.json', sha256: found.get('manifest.json') ?? '' }]
  for (const { path: name, sha256 } of said) {
    if (!found.has(name)) wrong.push(`${name} is missing`)
    else if (found.get(name) !== sha256) wrong.push(`${name} is not what it was`)
  }
  const known = new Set([...said.map(({ path: name }) => name), 'SHA256SUMS'])
  for (const name of found.keys()) if (!known.has(name)) wrong.push(`${name} was added`)
  const sums = said.map(({ path: name, sha256 }) => `${sha256}  ${name}`).sort()
  if ((read.get('SHA256SUMS') ?? '').trimEnd().split('\n').sort().join('\n') !== sums.join('\n'))
    wrong.push('SHA256SUMS is not the list of these files')
  const sealed = [...read].filter(([name]) => name.startsWith('submissions/'))
  for (const [name, words] of sealed)
    if ((await verifySubmission(words)).kind !== 'fits') wrong.push(`${name} does not fit its seal`)
  const [own, scores] = ['trail/council.json', 'trail/scores.json'].map((name) =>
    follow(name, read.get(name), wrong),
  ) as [Followed, Followed]
  const vouched = new Set(
    [...sealed, ...[...read].filter(([name]) => name.startsWith('trail/'))].flatMap(
      ([, words]) => words.match(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g) ?? [],
    ),
  )
  const trails = [own, scores]
  return {
    ...{ council, takenAt, files: said.length, wrong },
    ...{ chain: own.chain, named: own.named },
    unvouched: files
      .filter(({ path: name, sha256 }) => !IS_READ.test(name) && !vouched.has(sha256))
      .map(({ path: name }) => name),
    ...{ sealed: sealed.map(([, words]) => words), loose: trails.flatMap(({ loose }) => loose) },
    entries: trails.reduce((all, { entries }) => all + entries, 0),
  }
}

type Followed = { entries: number; loose: ChainEntry[]; chain?: string | undefined; named?: string | undefined }

/** Follows each chain of a file from its beginning to its end. */
function follow(name: string, words: string | undefined, wrong: string[]): Followed {
  const trail = trailOf.safeParse(jsonOf(words))
  if (!trail.success) {
    wrong.push(`${name} cannot be read`)
    return { entries: 0, loose: [] }
  }
  const { next, last } = followChain()
  const loose = trail.data.flatMap((one) => {
    const found = next(one)
    if (found.wrong === 'missing') wrong.push(`${name}: entries before ${one.seq} are missing`)
    if (found.wrong === 'altered') wrong.push(`${name}: entry ${one.seq} does not follow the one before`)
    return found.loose ?? []
  })
  const ending = last()
  const names = trail.data.flatMap(({ entry }) => named.safeParse(jsonOf(entry ?? '')).data?.subject.name ?? [])
  return {
    ...{ entries: trail.data.length, loose: ending ? [...loose, ending] : loose },
    ...{ chain: ending?.chain, named: names.at(-1) },
  }
}
