import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { env } from '@/lib/env'

/** Seconds in which a browser comes back by https alone. */
const A_YEAR = 365 * 24 * 60 * 60

/** Where a browser without scripts is sent on to from the form that leads to the council's own sign-in. */
const issuer = () => (env().OIDC_ISSUER ? ` ${new URL(env().OIDC_ISSUER ?? '').origin}` : '')

/**
 * What a browser may do with our pages: run only scripts that carry this request's nonce, talk only to us, and never
 * show us in a frame. Next reads the nonce from the request's header and puts it on its own scripts.
 */
export function setSecurityHeaders(request: IncomingMessage, response: ServerResponse, isDev: boolean) {
  const nonce = randomBytes(16).toString('base64')
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    `form-action 'self'${issuer()}`,
    "object-src 'none'",
  ].join('; ')
  request.headers['content-security-policy'] = policy
  response.setHeader('Content-Security-Policy', policy)
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('X-Frame-Options', 'DENY')
  response.setHeader('Referrer-Policy', 'same-origin')
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  if (env().APP_URL.startsWith('https:')) response.setHeader('Strict-Transport-Security', `max-age=${A_YEAR}`)
}
