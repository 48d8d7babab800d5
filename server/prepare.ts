import { serveAs } from '@/db/serving'
import { setUpDatabase } from '@/db/set-up'

/**
 * Brings schema, reference data and the demo's people up to date as the owning role, and leaves only the serving roles'
 * addresses behind. Gives the address of the role that the demo is made by.
 */
export async function prepare(ownerUrl: string, secret: string): Promise<{ demoUrl: string }> {
  const urls = await setUpDatabase(ownerUrl, secret, process.env.DEMO === '1')
  serveAs(urls, secret)
  return { demoUrl: urls.demo }
}
