import { env } from '@/lib/env'

/**
 * True when a page of ours sent this request. Server actions are checked by Next; a plain route that changes something
 * asks here. Browsers always name the origin of a request that is not a plain GET, so a missing one is refused.
 */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get('origin')
  if (!origin || !URL.canParse(origin)) return false
  const { host } = new URL(origin)
  return origin === new URL(env().APP_URL).origin || host === request.headers.get('host')
}
