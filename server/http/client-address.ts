import type { IncomingMessage } from 'node:http'
import proxyaddr from 'proxy-addr'
import { env } from '@/lib/env'
import { ADDRESS_HEADER } from '@/lib/limit/limit'

/**
 * Works out whose address a request comes from, and writes it where pages read it, over whatever a client has put there. Only
 * those whom TRUST_PROXY names are believed when they say for whom they forward.
 */
export function openAddresses(): (request: IncomingMessage) => void {
  const { TRUST_PROXY, APP_URL } = env()
  const isTrusted = proxyaddr.compile(TRUST_PROXY)
  // Under https somebody else holds the certificate. While nothing says who, their address would stand for everybody's.
  const isUnknown = APP_URL.startsWith('https:') && TRUST_PROXY.length === 0
  return (request) => {
    const address = isUnknown ? undefined : proxyaddr(request, isTrusted)
    if (address) request.headers[ADDRESS_HEADER] = address
    else delete request.headers[ADDRESS_HEADER]
  }
}
