import { setUpDatabase } from '@/db/set-up'

/** Brings schema, reference data and the demo's people up to date as the owning role, and leaves only the serving roles' addresses behind. */
export async function prepare(ownerUrl: string, secret: string): Promise<void> {
  const urls = await setUpDatabase(ownerUrl, secret, process.env.DEMO === '1')
  process.env.CONCORD_APP_URL = urls.app
  process.env.CONCORD_IDENTITY_URL = urls.identity
  process.env.CONCORD_APPEND_URL = urls.append
  process.env.CONCORD_BACKGROUND_URL = urls.background
}
