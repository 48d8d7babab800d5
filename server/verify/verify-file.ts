import type { JSONWebKeySet, JWK } from 'jose'
import pg from 'pg'
import { z } from 'zod'
import { verifyExport } from '@/lib/export/verify-export'
import { judgeSeal } from '@/lib/submission/judge-seal'
import { readStatement } from '@/lib/submission/seal-statement'
import { verifySubmission } from '@/lib/submission/verify-submission'
import type { ChainEntry } from '@/lib/trail/read-part'
import { verifyTrail } from '@/lib/trail/verify-trail'

/** What is known of where a file may come from: its keys, and what is listed there and stands in its trails, where that can be asked. */
export type Known = {
  keys: JSONWebKeySet
  isListed: ((sha256: string) => Promise<boolean>) | null
  /** How many of these entries stand there. */
  countEntries: ((entries: readonly ChainEntry[]) => Promise<number>) | null
  /** Which council has this trail. */
  councilOf: ((chain: string) => Promise<{ slug: string; name: string } | undefined>) | null
}
export type Verified = { lines: string[]; status: 0 | 1 | 2 }

/** As the owning role of an installation: its keys, and whether it has a submission. */
export async function fromDatabase(ownerUrl: string): Promise<Known> {
  const ask = async (text: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    try {
      return (await client.query(text, values)).rows
    } finally {
      await client.end()
    }
  }
  const rows = (await ask('select public_jwk as key from seal_keys')) as { key: JWK }[]
  return {
    keys: { keys: rows.map(({ key }) => key) },
    isListed: async (sha256) => (await ask('select 1 from submissions where sha256 = $1', [sha256])).length > 0,
    countEntries: async (entries) => {
      const [found] = await ask(
        `select count(*)::int as count from unnest($1::uuid[], $2::bigint[], $3::text[]) wanted(chain_id, seq, hash)
         join audit_entries using (chain_id, seq, hash)`,
        [entries.map(({ chain }) => chain), entries.map(({ seq }) => seq), entries.map(({ hash }) => hash)],
      )
      return found.count
    },
    councilOf: async (chain) => (await ask('select slug, name from councils where id = $1', [chain]))[0],
  }
}

const keySet = z.object({ keys: z.array(z.record(z.string(), z.unknown())) })
/** The keys as an installation publishes them, and nothing of what is listed there. */
export function fromKeys(text: string): Known {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    read = undefined
  }
  const set = keySet.safeParse(read)
  if (!set.success) throw new Error('The keys are not as Concord publishes them at /.well-known/jwks.json.')
  return { keys: set.data as unknown as JSONWebKeySet, isListed: null, countEntries: null, councilOf: null }
}

/** What is to be said of a file: never that it is known, where nothing lists it. */
export async function verifyFile(text: string, { keys, isListed }: Known): Promise<Verified> {
  const verdict = await verifySubmission(text)
  if (verdict.kind === 'altered' || verdict.kind === 'altered-after-signing')
    return { lines: ['Altered: the file was changed after it was sealed.'], status: 1 }
  if (verdict.kind !== 'fits') return { lines: ['Unreadable: this is no file that Concord exported.'], status: 1 }
  const { is } = verdict
  const signed = is.statement === null ? null : ((await readStatement(is.statement, keys)) ?? null)
  const said = judgeSeal(is, { isListed: isListed ? await isListed(is.sha256) : false, signed })
  const which = `${is.title}, ${is.council}, seal ${is.seal}`
  if (said === 'known') return { lines: ['Known here: this is what was submitted.', which], status: 0 }
  if (said === 'statement-altered')
    return { lines: ['Altered: its signed statement is not the one of this submission.'], status: 1 }
  if (said === 'unknown')
    return { lines: ['Unknown: the file fits its own seal, and anybody can make such a file.', which], status: 1 }
  const { at, version, previous } = signed as NonNullable<typeof signed>
  return {
    lines: [
      isListed
        ? 'Signed by this site, but not listed: nothing with this seal is here now.'
        : 'Signed by the site whose keys these are. Whether it is listed there was not looked up.',
      which,
      `Signed ${at}, version ${version}, after ${previous ?? 'none'}.`,
    ],
    status: 2,
  }
}

/**
 * What is to be said of a whole council that was taken out. That it fits itself says nothing of where it comes from: it is known where all
 * its seals and the ends of its chains are, and where its trail is that of the council that it says it is of. What no seal and no trail
 * says is told, whatever else was found.
 */
export async function verifyCouncil(path: string, known: Known | null): Promise<Verified> {
  const checked = await verifyExport(path)
  const { council, takenAt, files, sealed, loose, entries, unvouched, wrong } = checked
  if (wrong.length > 0) return { lines: [...wrong, 'Altered: this is not what was taken out.'], status: 1 }
  const found = [
    `It says that it is of ${council.name}, taken out at ${takenAt}.`,
    `${files} files have the hashes that are said of them,`,
    `${sealed.length} submissions fit their seals, and ${entries} entries of the trail follow each other.`,
    `In no seal and no trail, so that this file alone vouches for them: ${folders(unvouched)}.`,
  ]
  if (!known) return { lines: [...found, 'It fits itself, and anybody can make such a file.'], status: 2 }
  const said = await Promise.all(sealed.map((words) => verifyFile(words, known)))
  const strange = said.filter(({ status }) => status === 1).flatMap(({ lines }) => lines)
  const { countEntries, councilOf } = known
  if (strange.length > 0) return { lines: [...found, ...strange], status: 1 }
  if (!countEntries || !councilOf)
    return {
      lines: [...found, 'Its seals are of the site whose keys these are. Its trail was not looked up.'],
      status: 2,
    }
  const isHere = entries > 0 && (await countEntries(loose)) === loose.length
  const whose = isHere && checked.chain ? await councilOf(checked.chain) : undefined
  if (!whose) return { lines: [...found, 'Unknown: its trail is not one of here.'], status: 1 }
  const names = [whose.name, checked.named ?? whose.name]
  if (whose.slug !== council.slug || !names.includes(council.name))
    return {
      lines: [
        ...found,
        `Altered: its trail is that of ${whose.name} (${whose.slug}), which is not what it says that it is of.`,
      ],
      status: 1,
    }
  return {
    lines: [
      ...found,
      `Known here: its seals and the ends of its trails are, and its trail is that of ${whose.name} (${whose.slug}).`,
    ],
    status: 0,
  }
}

/** How many files of each folder, and those of none by their names. */
function folders(paths: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const path of paths) {
    const [folder = '', ...rest] = path.split('/')
    counts.set(folder, (counts.get(folder) ?? 0) + (rest.length > 0 ? 1 : 0))
  }
  return [...counts].map(([name, count]) => (count > 0 ? `${name} (${count})` : name)).join(', ')
}

/** What is to be said of a trail: that it fits itself says nothing of where it comes from. It is known where its ends are, and its council has it. */
export async function verifyTrailFile(path: string, known: Known | null): Promise<Verified> {
  const { countEntries, councilOf } = known ?? { countEntries: null, councilOf: null }
  let unknown = 0
  const { council, takenAt, chain, entries, sealsAlone, wrong } = await verifyTrail(path, async (loose) => {
    if (countEntries) unknown += loose.length - (await countEntries(loose))
  })
  if (wrong.length > 0) return { lines: [...wrong, 'Altered: this is not what was taken out.'], status: 1 }
  const found = [
    `${council.name}, taken out at ${takenAt}: ${entries} entries of its trail follow each other.`,
    ...(sealsAlone > 0 ? [`Of ${sealsAlone} of them the file has the seal alone.`] : []),
  ]
  if (entries === 0) return { lines: [...found, 'Unknown: there is nothing in it.'], status: 1 }
  if (!countEntries || !councilOf)
    return { lines: [...found, 'It fits itself, and anybody can make such a file.'], status: 2 }
  return unknown === 0 && (await councilOf(chain))?.slug === council.slug
    ? { lines: [...found, 'Known here: it is the trail of this council, up to its last entry.'], status: 0 }
    : { lines: [...found, 'Unknown: this is no trail of here.'], status: 1 }
}
