import { type HeldName, holdName } from '@/db/hold-name'
import { refuseUnfit } from '@/db/refuse-unfit'
import { atOtherTimes, serveAs } from '@/db/serving'
import { setUpDatabase } from '@/db/set-up'
import { log } from '@/lib/log'

export type Prepared = {
  /** Acts at moments in the past, for the demo. */
  atOtherTimes: <T>(work: () => Promise<T>) => Promise<T>
  /** The name under which this process serves the database, and nobody else does. */
  name: HeldName
  /** What the operator should know of the server, a sentence each. */
  remarks: string[]
}

/**
 * Brings schema, reference data and the demo's people up to date as the owning role, and leaves only the serving roles'
 * addresses behind. Refuses a database that is not fit, or is served by somebody else under the same name.
 */
export async function prepare(ownerUrl: string, secret: string, node: string): Promise<Prepared> {
  const remarks = await refuseUnfit(ownerUrl)
  const lost = () => log.error({ node }, 'another process serves this database under the same name')
  const before = await holdName(ownerUrl, node, lost) // nobody else may be serving while tables change under this name
  const urls = await setUpDatabase(ownerUrl, secret, process.env.DEMO === '1').finally(before.release)
  serveAs(urls, secret)
  const name = await holdName(urls.app, node, lost)
  return { atOtherTimes: (work) => atOtherTimes(urls.demo, work), name, remarks }
}
