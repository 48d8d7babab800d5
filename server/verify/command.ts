import { createReadStream, existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readEnv } from '@/lib/env'
import { verifyExport } from '@/lib/export/verify-export'
import { hasCluster, reachPlace } from '../backup/place'
import { fromDatabase, fromKeys, type Known, verifyFile } from './verify-file'

const root = fileURLToPath(new URL('../..', import.meta.url))
const USAGE =
  'Say which file: npm run verify -- FILE, or npm run verify -- FILE --keys jwks.json where Concord is not installed.'

/**
 * `npm run verify -- FILE`: a submission, or a whole council that was taken out (a zip, from nothing but the file). Without a server that
 * runs. Status 0 says that a submission is known here or that a zip is what was taken out, 2 that a submission is signed and not listed, 1 all else.
 */
async function run(): Promise<number> {
  const [name, flag, keys] = process.argv.slice(2)
  if (!name || (flag !== undefined && (flag !== '--keys' || !keys))) throw new Error(USAGE)
  const file = fromHere(name)
  if (!existsSync(file) || !(await stat(file)).isFile()) throw new Error(`There is no file ${name}.`)
  if (await isZip(file)) return ofCouncil(file)
  const known = keys ? await readKeys(fromHere(keys)) : fromDatabase
  const { lines, status } = await withPlace(!keys, async (ownerUrl) =>
    verifyFile(await readFile(file, 'utf8'), await known(ownerUrl)),
  )
  for (const line of lines) console.log(line)
  return status
}

/** Where the command was given, and not where npm runs it. */
const fromHere = (name: string) => resolve(process.env.INIT_CWD ?? process.cwd(), name)

async function isZip(file: string): Promise<boolean> {
  for await (const bytes of createReadStream(file, { end: 1 })) return String(bytes) === 'PK'
  return false
}

async function ofCouncil(file: string): Promise<number> {
  const { council, takenAt, files, submissions, entries, wrong } = await verifyExport(file)
  for (const line of wrong) console.error(line)
  if (wrong.length > 0) throw new Error(`${file} is not what was exported`)
  console.log(`All of ${council} as it stood at ${takenAt}`)
  console.log(`${files} files have the hashes that are said of them`)
  console.log(`${submissions} submissions fit their seals, and ${entries} entries of the trail follow each other`)
  return 0
}

async function readKeys(path: string): Promise<(ownerUrl: string) => Promise<Known>> {
  if (!existsSync(path)) throw new Error(`There is no file ${path}.`)
  const read = await readFile(path, 'utf8')
  return async () => fromKeys(read)
}

/** The database of this installation, reached for as long as it takes; none is needed where keys were brought along. */
async function withPlace<T>(isWanted: boolean, work: (ownerUrl: string) => Promise<T>): Promise<T> {
  if (!isWanted) return work('')
  const env = readEnv(process.env)
  const dataDir = resolve(root, env.DATA_DIR)
  if (!env.DATABASE_URL && !(await hasCluster(dataDir)))
    throw new Error(
      `There is no database of Concord in ${dataDir}. Set DATA_DIR or DATABASE_URL, or bring the keys: --keys jwks.json`,
    )
  const place = await reachPlace(dataDir, env.DATABASE_URL)
  try {
    return await work(place.ownerUrl)
  } finally {
    await place.leave()
  }
}

run().then(
  (status) => process.exit(status),
  (fault: Error) => {
    console.error(fault.message)
    process.exit(1)
  },
)
