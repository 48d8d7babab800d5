import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readEnv } from '@/lib/env'
import { hasCluster, reachPlace } from '../backup/place'
import { fromDatabase, fromKeys, type Known, verifyFile } from './verify-file'

const root = fileURLToPath(new URL('../..', import.meta.url))
const USAGE =
  'Say which file: npm run verify -- FILE, or npm run verify -- FILE --keys jwks.json where Concord is not installed.'

/** `npm run verify -- FILE`: without a server that runs. Status 0 says that it is known here, 2 that it is signed and not listed, 1 all else. */
async function run(): Promise<number> {
  const [file, flag, keys] = process.argv.slice(2)
  if (!file || (flag !== undefined && (flag !== '--keys' || !keys))) throw new Error(USAGE)
  if (!existsSync(file) || !(await stat(file)).isFile()) throw new Error(`There is no file ${file}.`)
  const known = keys ? await readKeys(keys) : fromDatabase
  const { lines, status } = await withPlace(!keys, async (ownerUrl) =>
    verifyFile(await readFile(file, 'utf8'), await known(ownerUrl)),
  )
  for (const line of lines) console.log(line)
  return status
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
