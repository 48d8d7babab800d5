import { createReadStream, existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readEnv } from '@/lib/env'
import { TRAIL_FORMAT } from '@/lib/trail/trail-file'
import { hasCluster, reachPlace } from '../backup/place'
import { fromDatabase, fromKeys, type Known, verifyCouncil, verifyFile, verifyTrailFile } from './verify-file'

const root = fileURLToPath(new URL('../..', import.meta.url))
const USAGE =
  'Say which file: npm run verify -- FILE, or npm run verify -- FILE --keys jwks.json where Concord is not installed.'

/**
 * `npm run verify -- FILE`: a submission, a trail (JSON lines), or a whole council that was taken out (a zip), without a server that runs.
 * Status 0 says that it is known here, 2 that it fits itself or is signed and was not looked up, 1 all else.
 */
async function run(): Promise<number> {
  const [name, flag, keys] = process.argv.slice(2)
  if (!name || (flag !== undefined && (flag !== '--keys' || !keys))) throw new Error(USAGE)
  const file = fromHere(name)
  if (!existsSync(file) || !(await stat(file)).isFile()) throw new Error(`There is no file ${name}.`)
  const begins = await beginningOf(file)
  const judge = begins.startsWith('PK') ? verifyCouncil : begins.includes(TRAIL_FORMAT) ? verifyTrailFile : verifyOne
  const judged = (known: Known | null) => judge(file, known)
  const { lines, status } = keys ? await judged(await readKeys(fromHere(keys))) : await atPlace(judged)
  for (const line of lines) console.log(line)
  return status
}

/** Where the command was given, and not where npm runs it. */
const fromHere = (name: string) => resolve(process.env.INIT_CWD ?? process.cwd(), name)

async function beginningOf(file: string): Promise<string> {
  for await (const bytes of createReadStream(file, { end: 99 })) return String(bytes)
  return ''
}

async function verifyOne(file: string, known: Known | null) {
  if (!known)
    throw new Error(
      `There is no database of Concord in ${dataDirOf()}. Set DATA_DIR or DATABASE_URL, or bring the keys: --keys jwks.json`,
    )
  return verifyFile(await readFile(file, 'utf8'), known)
}

async function readKeys(path: string): Promise<Known> {
  if (!existsSync(path)) throw new Error(`There is no file ${path}.`)
  return fromKeys(await readFile(path, 'utf8'))
}

const dataDirOf = () => resolve(root, readEnv(process.env).DATA_DIR)

/** With what the database of this installation knows, reached for as long as it takes; with nothing where there is none. */
async function atPlace<T>(work: (known: Known | null) => Promise<T>): Promise<T> {
  const { DATABASE_URL } = readEnv(process.env)
  if (!DATABASE_URL && !(await hasCluster(dataDirOf()))) return work(null)
  const place = await reachPlace(dataDirOf(), DATABASE_URL)
  try {
    return await work(await fromDatabase(place.ownerUrl))
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
