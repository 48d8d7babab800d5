import { withKnownFolder } from '@/db/folder-id'
import { type HeldName, holdName } from '@/db/hold-name'
import { refuseUnfit } from '@/db/refuse-unfit'
import { atOtherTimes, serveAs } from '@/db/serving'
import { setUpDatabase } from '@/db/set-up'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { openSharedBucket } from './shared-bucket'
import { openSharedFolder } from './shared-folder'

export type Prepared = {
  /** Acts at moments in the past, for the demo. */
  atOtherTimes: <T>(work: () => Promise<T>) => Promise<T>
  /** The name under which this process serves the database, and nobody else does. */
  name: HeldName
  /** What the operator should know of the server, a sentence each. */
  remarks: string[]
}

const OTHER_SECRET =
  'AUTH_SECRET is another than this database was served with until now: nodes that still have that one are not let in before they are started again with this one, and sign-in links that were sent no longer work.'

/**
 * Brings schema, reference data and the demo's people up to date as the owning role, and leaves only the serving roles'
 * addresses behind. Refuses a database that is not fit, or is served by somebody else under the same name, and a folder that is not this
 * database's.
 */
export async function prepare(ownerUrl: string, secret: string, node: string, dataDir: string): Promise<Prepared> {
  const remarks = await refuseUnfit(ownerUrl)
  const lost = () => log.error({ node }, 'another process serves this database under the same name')
  const before = await holdName(ownerUrl, node, lost) // nobody else may be serving while tables change under this name
  const withDemo = process.env.DEMO === '1'
  const { urls, isOtherSecret } = await setUpDatabase(ownerUrl, secret, withDemo).finally(before.release)
  await withKnownFolder(ownerUrl, (known) =>
    env().S3_BUCKET ? openSharedBucket(known) : openSharedFolder(dataDir, known),
  )
  if (isOtherSecret) remarks.push(OTHER_SECRET)
  serveAs(urls, secret)
  const name = await holdName(urls.app, node, lost)
  return { atOtherTimes: (work) => atOtherTimes(urls.demo, work), name, remarks }
}
