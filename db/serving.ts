import { actingKey } from './acting-key'
import { closePools } from './pools'
import type { ServingUrls } from './roles'
import { sealLock } from './seal-key'

/** From here on this process, and those it starts, serve as these roles; the owning role's address is not among what they know. */
export function serveAs(urls: ServingUrls, secret: string): void {
  process.env.CONCORD_APP_URL = urls.app
  process.env.CONCORD_IDENTITY_URL = urls.identity
  process.env.CONCORD_APPEND_URL = urls.append
  process.env.CONCORD_BACKGROUND_URL = urls.background
  process.env.CONCORD_LIMITS_URL = urls.limits
  process.env.CONCORD_JOBS_URL = urls.jobs
  process.env.CONCORD_ACTING_KEY = actingKey(secret).toString('hex')
  process.env.CONCORD_SEAL_LOCK = sealLock(secret).toString('hex')
}

/** By which this process opens the key that signs seals. */
export const servingSealLock = (): Buffer => Buffer.from(process.env.CONCORD_SEAL_LOCK ?? '', 'hex')

/** Acts at other times than now: `work` runs as the demo's role, which alone may write of the past into a trail. */
export async function atOtherTimes<T>(demoUrl: string, work: () => Promise<T>): Promise<T> {
  const appUrl = process.env.CONCORD_APP_URL
  process.env.CONCORD_APP_URL = demoUrl
  await closePools()
  try {
    return await work()
  } finally {
    process.env.CONCORD_APP_URL = appUrl
    await closePools()
  }
}
