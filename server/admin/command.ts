import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { readEnv } from '@/lib/env'
import { hasCluster, placeInWords, reachPlace } from '../backup/place'
import { keptSecret } from '../kept-secret'
import { inviteProgramme } from './invite-programme'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [command, email = ''] = process.argv.slice(2)

/** `npm run admin -- invite-programme EMAIL`, with the settings of the product. A refusal is one sentence, and the status is then 1. */
async function run() {
  if (command !== 'invite-programme') throw new Error('Say what to do: npm run admin -- invite-programme EMAIL')
  if (!z.email().max(254).safeParse(email).success)
    throw new Error(`“${email}” is not an e-mail address. Write it whole, for example name@council.gov.uk.`)
  const env = readEnv(process.env)
  const dataDir = resolve(root, env.DATA_DIR)
  const isThere = env.DATABASE_URL ? env.AUTH_SECRET || existsSync(join(dataDir, 'secret')) : await hasCluster(dataDir)
  if (!isThere)
    throw new Error(
      `There is no database of Concord in ${await placeInWords(dataDir)}. Set DATA_DIR, DATABASE_URL and AUTH_SECRET as the product has them, and start it once with npm start.`,
    )
  process.env.DATA_DIR = dataDir
  process.env.AUTH_SECRET = env.AUTH_SECRET ?? (await keptSecret(dataDir))
  const place = await reachPlace(dataDir, env.DATABASE_URL)
  try {
    for (const line of await inviteProgramme(place.ownerUrl, process.env.AUTH_SECRET, email.toLowerCase()))
      console.log(line)
  } finally {
    await place.leave()
  }
}

run().then(
  () => process.exit(0),
  (fault: Error) => {
    console.error(fault.message)
    process.exit(1)
  },
)
