import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setSecurityHeaders } from '@/server/http/security-headers'

const server = createServer((request, response) => {
  setSecurityHeaders(request, response, false)
  response.end()
})
beforeAll(() => new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening)))
afterAll(() => server.close())

const policyOf = async (address: string) => {
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${address}`)
  return answer.headers.get('content-security-policy')?.replace(/'nonce-[^']+'/, "'nonce'")
}

describe('what a browser may do with a page', () => {
  it('is the same for every address, whatever stands after its question mark', async () => {
    const page = await policyOf('/verify')
    expect(page).toContain("script-src 'self' 'nonce' 'strict-dynamic'")
    for (const after of [
      '?next=/evidence/x/file',
      '?/evidence/x/file',
      '?a=1&/evidence/x/file?',
      '?/evidence/x/file?b=2',
    ])
      expect(await policyOf(`/verify${after}`), after).toBe(page)
  })
})
