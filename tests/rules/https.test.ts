import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, describe, expect, it, vi } from 'vitest'

const before = { APP_URL: process.env.APP_URL, DEMO: process.env.DEMO }
afterAll(() => Object.assign(process.env, before))

/** What is so at this address: the session's cookie, whether one of another name counts, and what a browser is told to keep to. */
async function at(APP_URL: string) {
  Object.assign(process.env, { APP_URL, DEMO: '0', AUTH_SECRET: 'q7Wn0cXv2LrTz8YbKdMf4sHgJpEa1uRoIx6VtBy3NlC=' })
  vi.resetModules()
  const { sessionCookie } = await import('@/lib/people/whose-session')
  const { setSecurityHeaders } = await import('@/server/http/security-headers')
  const set = new Map<string, string>()
  const response = { setHeader: (name: string, value: string) => void set.set(name, value) }
  setSecurityHeaders({ headers: {}, url: '/' } as IncomingMessage, response as unknown as ServerResponse, false)
  return { cookie: sessionCookie(), hsts: set.get('Strict-Transport-Security') }
}

describe('under https', () => {
  it('a browser takes the session’s cookie from this host alone, and comes back by https alone', async () => {
    expect(await at('https://concord.example')).toEqual({
      cookie: '__Host-authjs.session-token',
      hsts: 'max-age=31536000',
    })
  })

  it('and on this machine, without it, nothing is asked of a browser that it could not keep', async () => {
    expect(await at('http://localhost:3000')).toEqual({ cookie: 'authjs.session-token', hsts: undefined })
  })
})
