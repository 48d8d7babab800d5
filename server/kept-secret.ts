import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Letters of a secret, at least. */
const SHORTEST = 32

/** A local run needs no secret in its settings: it makes one and keeps it with the data. */
export async function keptSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret')
  if (existsSync(file)) {
    const kept = (await readFile(file, 'utf8')).trim()
    if (kept.length < SHORTEST)
      throw new Error(
        `${file} holds no whole secret, as after a disk was full. Put it back from a backup; where this is a first start, delete it.`,
      )
    return kept
  }
  const secret = randomBytes(33).toString('base64')
  await writeFile(file, secret, { mode: 0o600 })
  return secret
}
