import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readEnv } from '@/lib/env'
import { clusterHome } from '../postgres-home'
import { hasCluster, placeInWords, reachPlace } from './place'
import { Refused } from './refused'
import { restoreBackup } from './restore-backup'
import { writeBackup } from './write-backup'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const [command, name] = process.argv.slice(2)
const stopped = new AbortController()

/** `npm run backup -- FILE` and `npm run restore -- FILE`. A line for each step; a refusal is one sentence, and the status is then 1. */
async function run() {
  if (!name || (command !== 'backup' && command !== 'restore'))
    throw new Error(`Say which file: npm run ${command ?? 'backup'} -- FILE`)
  const env = readEnv(process.env)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort())
  const settings = {
    file: resolve(process.env.INIT_CWD ?? process.cwd(), name),
    dataDir: resolve(root, env.DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    passphrase: env.BACKUP_PASSPHRASE,
    say: (line: string) => console.log(line),
    signal: stopped.signal,
  }
  if (command === 'backup') await backUp(settings)
  else await restore({ ...settings, secret: env.AUTH_SECRET })
}

type Settings = Omit<Parameters<typeof restoreBackup>[0], 'secret'>

async function backUp({ databaseUrl, ...order }: Settings) {
  const { file, dataDir, passphrase } = order
  if (!databaseUrl && !(await hasCluster(dataDir)))
    throw new Refused('nothing-to-keep', { place: await placeInWords(dataDir) })
  const place = await reachPlace(dataDir, databaseUrl)
  try {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    const { ownerUrl } = place
    const written = await writeBackup({ ...order, ownerUrl, product: version })
    const { about, files, missing, damaged } = written.manifest
    sayLost(missing, damaged)
    if (missing.length > 0 && !files.some(({ path }) => path.startsWith('files/'))) {
      console.error(
        `None of the attached files was there. Look whether ${dataDir} is the right folder and its disk is there`,
      )
      process.exitCode = 1 // whoever makes backups by the clock must hear of it
    }
    console.log(`Left out: ${about.notKept.join(', ')}. Everybody signs in anew after a restore`)
    console.log(
      passphrase
        ? 'Encrypted with BACKUP_PASSPHRASE: without it nobody can read or restore this file'
        : 'NOT encrypted: whoever can read the file can read everything. Set BACKUP_PASSPHRASE to encrypt it',
    )
    if (!databaseUrl) await sayWhere(dataDir)
    console.log(`${file}: ${(written.bytes / 1e6).toFixed(1)} MB, as everything stood at ${about.takenAt}`)
  } finally {
    await place.leave()
  }
}

async function restore(order: Parameters<typeof restoreBackup>[0]) {
  const restored = await restoreBackup(order)
  if ('earlier' in restored) {
    console.log(
      `This backup is there already: it was restored on ${restored.earlier.toISOString()}. Nothing was changed.`,
    )
    return
  }
  const { missing, damaged, files } = restored.manifest
  sayLost(missing, damaged)
  if (order.secret) console.log('AUTH_SECRET is set, so it counts, and not a secret from the backup')
  else if (!files.some(({ path }) => path === 'secret'))
    console.log('The backup holds no secret, because AUTH_SECRET was set where it was made: a new one was made')
  if (!order.databaseUrl) await sayWhere(order.dataDir)
  console.log('Everybody signs in anew. Start with npm start')
}

/** Only where it is not beside the files. */
async function sayWhere(dataDir: string) {
  const home = await clusterHome(dataDir)
  if (!home.startsWith(dataDir)) console.log(`The database lies in ${home}, and not in ${dataDir}`)
}

function sayLost(missing: string[], damaged: string[]) {
  for (const path of missing) console.error(`Missing: a row names ${path}, and the disk does not have it`)
  for (const path of damaged) console.error(`Damaged: what ${path} holds is not what its name says`)
}

run().catch((fault: Error) => {
  console.error(stopped.signal.aborted ? 'Stopped. Nothing is left behind.' : fault.message)
  process.exit(1)
})
