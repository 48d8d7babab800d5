import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readEnv } from '@/lib/env'
import { actionsKey } from './actions-key'
import { isRestoring } from './backup/restoring'
import { keptSecret } from './kept-secret'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const isDev = process.argv.includes('--dev')

/** Environment, database, schema, reference data, pages, demo, service: in that order, each with its time. */
async function launch() {
  const env = readEnv(process.env)
  const dataDir = resolve(root, env.DATA_DIR)
  await mkdir(dataDir, { recursive: true }).catch((fault: NodeJS.ErrnoException) => {
    throw new Error(`The folder ${dataDir} cannot be made (${fault.code}). Set DATA_DIR to a folder you may write to.`)
  })
  if (isRestoring(dataDir))
    throw new Error(`A restore into ${dataDir} has not come to its end. Run the same npm run restore once more.`)
  process.env.DATA_DIR = dataDir
  process.env.APP_URL = env.APP_URL
  process.env.DEMO = env.DEMO ? '1' : '0'
  const secret = env.AUTH_SECRET ?? (await keptSecret(dataDir))
  process.env.AUTH_SECRET = secret
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = actionsKey(secret)

  const closers: (() => Promise<void>)[] = []
  onShutdown(closers)

  const ownerUrl =
    env.DATABASE_URL ??
    (
      await step(
        'Starting PostgreSQL',
        async () => {
          const { startPostgres } = await import('./postgres')
          const postgres = await startPostgres(dataDir)
          closers.push(postgres.stop)
          return postgres
        },
        ({ folder }) => (folder.startsWith(dataDir) ? '' : `its data lies in ${folder}`),
      )
    ).url
  const atOtherTimes = await step('Bringing the database up to date', () =>
    import('./prepare').then(({ prepare }) => prepare(ownerUrl, secret)),
  )
  delete process.env.DATABASE_URL // what serves must not be able to act as the owning role

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
  const service = await step(nodes > 1 ? `Starting ${nodes} nodes` : 'Starting the service', async () =>
    nodes > 1 ? (await import('./nodes/nodes')).serveNodes(nodes) : (await import('./main')).serve({ isDev }),
  )
  closers.push(service.close)
  console.log(`\nConcord is ready: ${env.APP_URL}`)
  if (nodes > 1 && !env.REDIS_URL)
    console.log(
      'These nodes have no Redis: they find each other’s edits in PostgreSQL, about half a second later, and nobody sees the cursors or names of people on another node. Set REDIS_URL for both.',
    )
  if (env.APP_URL.startsWith('https:') && env.TRUST_PROXY.length === 0)
    console.log(
      'Nobody is counted by their address, because TRUST_PROXY does not name the proxy that holds the certificate.',
    )
  if (env.DEMO) console.log('This is the demo: the sign-in page lists its people. Press Ctrl-C to stop.')
}

async function step<T>(name: string, work: () => T | Promise<T>, remark?: (outcome: T) => string): Promise<T> {
  const started = Date.now()
  progress(`${name}…`)
  const outcome = await work()
  const said = remark?.(outcome)
  progress('')
  console.log(`${name}: done in ${((Date.now() - started) / 1000).toFixed(1)} s${said ? `, ${said}` : ''}`)
  return outcome
}

/** One line that writes over itself on a screen; a log file is spared it. */
function progress(line: string) {
  if (process.stdout.isTTY) process.stdout.write(`\r${line.padEnd(64)}\r`)
}

/** Stops in the reverse order of starting; a second signal does not wait. */
function onShutdown(closers: (() => Promise<void>)[]) {
  let isStopping = false
  const stop = async (signal: string) => {
    if (isStopping) process.exit(1)
    isStopping = true
    console.log(`\nStopping (${signal})…`)
    for (const close of closers.reverse()) await close().catch((fault: Error) => console.error(fault.message))
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(signal))
}

launch().catch((fault: Error) => {
  console.error(`\n${fault.message}`)
  process.exit(1)
})
