import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readEnv } from '@/lib/env'
import { actionsKey } from './actions-key'
import { isRestoring } from './backup/restoring'
import { keptSecret } from './kept-secret'
import { printOnlyLog, say } from './print-only-log'
import { misspelt, whatIsUsed } from './what-is-used'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const isDev = process.argv.includes('--dev')
/** How to end what was started, in the order of starting. */
const closers: (() => Promise<void>)[] = []

/** Environment, database, schema, reference data, pages, demo, service: in that order, each with its time. */
async function launch() {
  for (const line of misspelt(process.env)) say(line, 'warn')
  const env = readEnv(process.env)
  const dataDir = await openFolder(resolve(root, env.DATA_DIR))
  if (isRestoring(dataDir))
    throw new Error(`A restore into ${dataDir} has not come to its end. Run the same npm run restore once more.`)
  process.env.DATA_DIR = dataDir
  process.env.APP_URL = env.APP_URL
  process.env.DEMO = env.DEMO ? '1' : '0'
  const secret = env.AUTH_SECRET ?? (await keptSecret(dataDir))
  process.env.AUTH_SECRET = secret
  for (const line of whatIsUsed(env, dataDir)) say(line)
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = actionsKey(secret)

  const { keepPostgres } = await import('./keep-postgres')
  const postgres = env.DATABASE_URL
    ? undefined
    : await step('Starting PostgreSQL', () => closing(keepPostgres(dataDir), stopOurs), toldOfPostgres)
  const { atOtherTimes, remarks, name } = await step('Bringing the database up to date', async () => {
    const { prepare } = await import('./prepare')
    return prepare(env.DATABASE_URL ?? postgres?.url ?? '', secret, env.CONCORD_NODE ?? '', dataDir)
  })
  isServed = true
  closers.push(name.release)
  for (const line of remarks) say(line, 'warn')
  delete process.env.DATABASE_URL // what serves must not be able to act as the owning role

  const mail = import('./mail-refused').then(({ mailRefused }) => mailRefused())
  const distDir = process.env.NEXT_DIST_DIR || '.next'
  if (!isDev)
    await step(
      'Building the pages',
      async () => (await import('./build')).build(root, distDir),
      (built) => (built ? '' : 'nothing changed'),
    )
  if (env.DEMO) {
    const { seedDemo } = await import('./demo/seed')
    await step(
      'Making the demo',
      () => atOtherTimes(() => seedDemo((line) => progress(`Making the demo: ${line}…`))),
      (made) => (made ? '' : 'already there'),
    )
  }
  const nodes = isDev ? 1 : env.NODES
  await step(nodes > 1 ? `Starting ${nodes} nodes` : 'Starting the service', async () => {
    const serving =
      nodes > 1 ? (await import('./nodes/nodes')).serveNodes(nodes) : (await import('./main')).serve({ isDev })
    return closing(serving, (service) => service.close())
  })
  const refused = await mail
  if (refused) say(refused, 'warn')
  say(`Concord is ready: ${env.APP_URL}`)
  if (nodes > 1 && !env.REDIS_URL)
    say(
      'These nodes have no Redis: they find each other’s edits in PostgreSQL, about half a second later, and nobody sees the cursors or names of people on another node. Set REDIS_URL for both.',
    )
  if (env.APP_URL.startsWith('https:') && env.TRUST_PROXY.length === 0)
    say('Nobody is counted by their address, because TRUST_PROXY does not name the proxy that holds the certificate.')
  if (env.DEMO) say('This is the demo: the sign-in page lists its people. Press Ctrl-C to stop.')
}

/** Somebody else's PostgreSQL that this start has found is left to them: whether it is ours is known once we serve it. */
let isServed = false
const stopOurs = (postgres: Postgres) => (postgres.isAdopted && !isServed ? Promise.resolve() : postgres.stop())
const toldOfPostgres = ({ folder, logFile }: Postgres) => `its data lies in ${folder} and its log is ${logFile}`
type Postgres = Awaited<ReturnType<typeof import('./keep-postgres').keepPostgres>>

/** Made where it is not there; this process may read and write in it. */
async function openFolder(path: string): Promise<string> {
  const refuse = (done: string) => (fault: NodeJS.ErrnoException) => {
    throw new Error(`The folder ${path} cannot be ${done} (${fault.code}). Set DATA_DIR to a folder you may write to.`)
  }
  await mkdir(path, { recursive: true }).catch(refuse('made'))
  await access(path, constants.R_OK | constants.W_OK | constants.X_OK).catch(refuse('written to'))
  return path
}

/** What is being started is ended too where the end comes meanwhile. */
function closing<T>(starting: Promise<T>, close: (started: T) => Promise<void>): Promise<T> {
  closers.push(async () => {
    const started = await starting.catch(() => undefined)
    if (started !== undefined) await close(started)
  })
  return starting
}

async function step<T>(name: string, work: () => T | Promise<T>, remark?: (outcome: T) => string): Promise<T> {
  const started = Date.now()
  progress(`${name}…`)
  const outcome = await work()
  const said = remark?.(outcome)
  progress('')
  say(`${name}: done in ${((Date.now() - started) / 1000).toFixed(1)} s${said ? `, ${said}` : ''}`)
  return outcome
}

/** One line that writes over itself on a screen; a log file is spared it. */
function progress(line: string) {
  if (process.stdout.isTTY) process.stdout.write(`\r${line.padEnd(64)}\r`)
}

/** Milliseconds: Ctrl-C reaches every process of a terminal, and some pass it on as well. It is one wish all the same. */
const ONE_WISH = 1_000
let asked: number | undefined

/** Ends what was started, in reverse; a second signal does not wait. */
function askToStop(why: string) {
  if (asked !== undefined) {
    if (performance.now() - asked > ONE_WISH) process.exit(1)
    return
  }
  asked = performance.now()
  say(`Stopping (${why})…`)
  void end(0)
}
async function end(status: number) {
  for (const close of closers.reverse()) await close().catch((fault: Error) => say(fault.message, 'warn'))
  process.exit(status)
}

if (!isDev) printOnlyLog()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => askToStop(signal))
const leaveAlone = () => {
  if (asked === undefined) askToStop('whoever started it is gone')
}
process.once('disconnect', leaveAlone)
if (process.connected === false) leaveAlone()
launch().catch((fault: Error) => {
  if (asked !== undefined) return // what was being started has been ended
  asked = performance.now()
  for (const line of fault.message.split('\n')) say(line, 'fatal')
  void end(1)
})
