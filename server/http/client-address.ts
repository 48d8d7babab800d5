import type { IncomingMessage } from 'node:http'
import proxyaddr from 'proxy-addr'
import { env } from '@/lib/env'
import { ADDRESS_HEADER } from '@/lib/limit/limit'

/** What only a proxy knows of a request: by which host and over what it was asked for. */
const FORWARDED = ['x-forwarded-host', 'x-forwarded-proto'] as const

/**
 * Works out whose address a request comes from, and writes it where pages read it, over whatever a client has put there. Only
 * those whom TRUST_PROXY names are believed when they say for whom they forward; what others say of it is taken out, because pages would
 * judge by it whether a form comes from one of ours.
 */
export function openAddresses(): (request: IncomingMessage) => void {
  const { TRUST_PROXY, APP_URL } = env()
  const isTrusted = proxyaddr.compile(TRUST_PROXY)
  // Under https somebody else holds the certificate. While nothing says who, their address would stand for everybody's.
  const isUnknown = APP_URL.startsWith('https:') && TRUST_PROXY.length === 0
  return (request) => {
    if (!isTrusted(request.socket.remoteAddress ?? '', 0)) for (const name of FORWARDED) delete request.headers[name]
    const address = isUnknown ? undefined : proxyaddr(request, isTrusted)
    if (address) request.headers[ADDRESS_HEADER] = address
    else delete request.headers[ADDRESS_HEADER]
  }
}
