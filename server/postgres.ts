import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync } from 'node:fs'
import { chown, copyFile, mkdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { closeCounts } from './close-counts'
import { type Account, chooseHome, ensureAccount, type Home, makeOwnFolder } from './postgres-home'

/** `url` signs in as the role that owns the product's database: it makes roles and tables, and goes round no fence. */
export type Postgres = {
  url: string
  pid: number
  /** It ran before, for somebody else. */
  isAdopted: boolean
  /** Where its data lies. */
  folder: string
  /** Where it writes what it has to say. */
  logFile: string
  /** It is gone, whoever ended it. */
  ended: Promise<void>
  stop: () => Promise<void>
}

const run = promisify(execFile)
const OWNER = 'concord_owner'

/**
 * A real PostgreSQL of our own under `dataDir`, reachable from this machine only. Adopts a server that an earlier run
 * left behind. As root it runs under an account without rights, and where that account could not reach the folder the
 * data and the programs live in /var/tmp instead. `port` where it must be found again; else any that is free.
 */
export async function startPostgres(dataDir: string, port?: number): Promise<Postgres> {
  const home = await chooseHome(resolve(dataDir))
  const account = process.getuid?.() === 0 ? await ensureAccount() : undefined
  await makeOwnFolder(home.data)
  const passwords = {
    superuser: await keep(join(home.data, 'superuser'), newPassword),
    owner: await keep(join(home.data, 'owner'), newPassword),
  }
  const cluster = join(home.data, 'cluster')
  if (!existsSync(cluster)) await makeCluster(home, cluster, passwords.superuser, account)
  const adopted = await adopt(cluster, passwords)
  if (adopted) return adopted
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch(home.programs, cluster, passwords, account ?? {}, port ?? (await freePort()))
    } catch (fault) {
      if (attempt === 4) throw fault
      await pause(400 * attempt)
    }
  }
}

const pause = (ms: number) => new Promise((over) => setTimeout(over, ms))

/** A cluster has its name only when it is whole: a start that is ended meanwhile leaves nothing that looks like one. */
async function makeCluster(home: Home, cluster: string, password: string, account: Account | undefined) {
  const making = join(home.data, 'cluster.new')
  const passwordFile = join(home.data, 'initial-password')
  await rm(making, { recursive: true, force: true })
  await mkdir(making, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (account) for (const path of [making, passwordFile]) await chown(path, account.uid, account.gid)
  const how = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8']
  await run(join(home.programs, 'bin/initdb'), ['-D', making, '-U', 'postgres', `--pwfile=${passwordFile}`, ...how], {
    ...account,
    cwd: '/',
  })
  await rm(passwordFile)
  await rename(making, cluster)
}

type Passwords = { superuser: string; owner: string }

const addressOf = (role: string, password: string, port: number, database: string) =>
  `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
const ownerAddress = (port: number, passwords: Passwords) => addressOf(OWNER, passwords.owner, port, 'concord')
const superuserAddress = (port: number, password: string, database = 'postgres') =>
  addressOf('postgres', password, port, database)

/** Where the server of `url` lets everything be done and seen: for tests, which make databases and look behind the fences. The product never asks. */
export async function superuserUrl(dataDir: string, url: string): Promise<string> {
  const home = await chooseHome(resolve(dataDir))
  const password = (await readFile(join(home.data, 'superuser'), 'utf8')).trim()
  return superuserAddress(Number(new URL(url).port), password)
}

async function launch(
  programs: string,
  cluster: string,
  passwords: Passwords,
  as: { uid?: number; gid?: number },
  port: number,
): Promise<Postgres> {
  const logFile = logOf(cluster)
  await rotateLog(logFile)
  const log = openSync(logFile, 'a')
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
    throw new Error(`PostgreSQL did not start${await lastWords(logFile)}. What it says is in ${logFile}.`)
  })
  await Promise.race([untilItIsThere(port, passwords), gone])
  for (const database of ['template1', 'concord']) // a database that is made from here on is a copy of the first
    await closeCounts(superuserAddress(port, passwords.superuser, database))
  gone.catch(() => {})
  child.unref()
  return {
    url: ownerAddress(port, passwords),
    pid: child.pid ?? 0,
    isAdopted: false,
    folder: dirname(cluster),
    logFile,
    ended,
    stop: async () => {
      child.ref() // so that waiting for its end keeps this process alive
      child.kill('SIGINT')
      await ended
    },
  }
}

/** A server that outlived its starter is as good as a new one: postmaster.pid says where it is. */
async function adopt(cluster: string, passwords: Passwords): Promise<Postgres | undefined> {
  const lines = await readFile(join(cluster, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n'),
    () => undefined,
  )
  const [pid, port] = [Number(lines?.[0]), Number(lines?.[3])]
  if (!pid || !port || !isAlive(pid)) return undefined
  while ((await standingOf(port, passwords)) === 'starting') await pause(50)
  if ((await standingOf(port, passwords)) !== 'there') return undefined
  return {
    url: ownerAddress(port, passwords),
    pid,
    isAdopted: true,
    folder: dirname(cluster),
    logFile: logOf(cluster),
    ended: untilGone(pid),
    stop: async () => {
      process.kill(pid, 'SIGINT')
      while (existsSync(join(cluster, 'postmaster.pid'))) await pause(50)
    },
  }
}

/** Milliseconds between two looks at whether a server that is no child of this process still runs. */
const LOOKS_EVERY = 1_000

const untilGone = (pid: number) =>
  new Promise<void>((gone) => {
    const clock = setInterval(() => {
      if (isAlive(pid)) return
      clearInterval(clock)
      gone()
    }, LOOKS_EVERY).unref()
  })

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM' // somebody else's, and alive
  }
}

/** Bytes: when its log is longer, it begins anew and the old one is kept beside it, once. */
const LOG_BYTES = 10_000_000

const logOf = (cluster: string) => join(dirname(cluster), 'server.log')

/** PostgreSQL holds its log open and only ever adds to it: so it is copied and emptied, not moved. */
export async function rotateLog(logFile: string): Promise<void> {
  const { size } = await stat(logFile).catch(() => ({ size: 0 }))
  if (size <= LOG_BYTES) return
  await copyFile(logFile, `${logFile}.1`)
  await truncate(logFile)
}

/** Of what it wrote, why it ended. */
async function lastWords(logFile: string): Promise<string> {
  const [, said] = /.*(?:FATAL|PANIC): +(.*)/s.exec(await readFile(logFile, 'utf8')) ?? []
  return said ? `: ${said.split('\n')[0]}` : ''
}

/** PostgreSQL's answers to whom it does not know yet, and about a database that is not made yet. */
const NOT_MADE = ['28P01', '28000', '3D000']

/** Its answer while it reads its log after a crash, which may take minutes, or comes to its end. */
const STARTING = '57P03'

/** Whether the server answers the owner. One that has no owner yet, or no database, is given them: that and to close what it counts (close-counts) is all that the superuser ever does. */
async function standingOf(port: number, passwords: Passwords): Promise<'there' | 'starting' | 'away'> {
  const asOwner = async () => {
    const client = new pg.Client({ connectionString: ownerAddress(port, passwords), connectionTimeoutMillis: 3000 })
    await client.connect().finally(() => client.end().catch(() => {}))
  }
  const fault = await asOwner().then(
    () => undefined,
    (met: { code?: string }) => met,
  )
  if (fault?.code && NOT_MADE.includes(fault.code)) {
    await makeOwner(port, passwords)
    await asOwner()
    return 'there'
  }
  return fault === undefined ? 'there' : fault.code === STARTING ? 'starting' : 'away'
}

/** The role that owns the product's database, and the database. It may make roles, and neither goes round row security nor makes databases. */
async function makeOwner(port: number, passwords: Passwords) {
  const client = new pg.Client({ connectionString: superuserAddress(port, passwords.superuser) })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(79)') // another start may be making the same
    const known = await client.query('select 1 from pg_roles where rolname = $1', [OWNER])
    const powers = `login nosuperuser nobypassrls nocreatedb createrole password ${client.escapeLiteral(passwords.owner)}`
    await client.query(`${known.rowCount ? 'alter' : 'create'} role ${OWNER} ${powers}`)
    const found = await client.query(`select 1 from pg_database where datname = 'concord'`)
    if (!found.rowCount) await client.query(`create database concord owner ${OWNER}`)
  } finally {
    await client.end()
  }
}

async function untilItIsThere(port: number, passwords: Passwords) {
  for (let tries = 0; tries < 200; ) {
    const standing = await standingOf(port, passwords)
    if (standing === 'there') return
    if (standing === 'away') tries++
    await pause(50)
  }
  throw new Error('PostgreSQL did not answer within its time.')
}

const newPassword = () => randomBytes(24).toString('hex')

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
