import { atOtherTimes, serveAs } from '@/db/serving'
import { setUpDatabase } from '@/db/set-up'

type AtOtherTimes = <T>(work: () => Promise<T>) => Promise<T>

/**
 * Brings schema, reference data and the demo's people up to date as the owning role, and leaves only the serving roles'
 * addresses behind. Gives the way in which the demo acts at moments in the past.
 */
export async function prepare(ownerUrl: string, secret: string): Promise<AtOtherTimes> {
  const urls = await setUpDatabase(ownerUrl, secret, process.env.DEMO === '1')
  serveAs(urls, secret)
  return (work) => atOtherTimes(urls.demo, work)
}
