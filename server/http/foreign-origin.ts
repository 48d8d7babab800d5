import type { IncomingMessage } from 'node:http'
import { env } from '@/lib/env'
import { log } from '@/lib/log'

let isSaid = false

/**
 * Says once where people come by another address than APP_URL: their sockets are refused, and links in mails lead elsewhere. Whoever
 * comes from a page of somebody else is not meant: there the host asked for is another one than the page's.
 */
export function noticeForeignOrigin({ headers }: IncomingMessage): void {
  const { origin } = headers
  const { APP_URL } = env()
  if (isSaid || !origin || origin === APP_URL || !URL.canParse(origin)) return
  const asked = headers['x-forwarded-host'] ?? headers.host
  if (new URL(origin).host !== asked) return
  isSaid = true
  log.warn(
    { origin, appUrl: APP_URL },
    'people use another address than APP_URL, so their pages are not live and links in mails lead elsewhere: set APP_URL to the address that they use',
  )
}
