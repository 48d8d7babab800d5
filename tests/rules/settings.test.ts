import { describe, expect, it } from 'vitest'
import { readEnv } from '@/lib/env'

const AUTH_SECRET = 'a secret for tests only, of more than thirty-two characters'
type Settings = { DEMO?: string; HOST?: string; APP_URL?: string }
const demoOf = (settings: Settings) => {
  try {
    return readEnv({ AUTH_SECRET, ...settings }).DEMO
  } catch (fault) {
    return (fault as Error).message
  }
}
const REFUSED =
  'Concord cannot start:\n  DEMO is for this machine alone, since anybody could sign in: unset it, or use localhost for HOST and APP_URL'

describe('the demo', () => {
  it('is on by itself where both the address and what is listened on are this machine, and nowhere else', () => {
    for (const here of [{}, { HOST: 'localhost' }, { HOST: '127.0.0.1' }, { HOST: '127.8.8.8' }, { HOST: '::1' }])
      expect(demoOf(here), JSON.stringify(here)).toBe(true)
    expect(demoOf({ APP_URL: 'http://[::1]:3000' })).toBe(true)
    for (const HOST of ['0.0.0.0', '::', '192.168.0.7', 'concord.local', '127.0.0.1.example', 'localhost.example'])
      expect(demoOf({ HOST }), HOST).toBe(false)
    expect(demoOf({ APP_URL: 'https://concord.example.gov.uk' })).toBe(false)
  })

  it('is refused at the start, in one sentence, where somebody elsewhere could reach it', () => {
    expect(demoOf({ DEMO: '1' })).toBe(true)
    for (const open of [
      { HOST: '0.0.0.0' },
      { HOST: '::' },
      { APP_URL: 'https://concord.example.gov.uk' },
      { APP_URL: 'https://concord.example.gov.uk', HOST: '127.0.0.1' },
      { APP_URL: 'http://localhost:3000', HOST: '10.0.0.1' },
    ])
      expect(demoOf({ DEMO: '1', ...open }), JSON.stringify(open)).toBe(REFUSED)
    expect(demoOf({ DEMO: '0', HOST: '0.0.0.0' })).toBe(false)
  })
})
