import { describe, expect, it } from 'vitest'
import { readEnv } from '@/lib/env'

const GOOD = 'q7Wn0cXv2LrTz8YbKdMf4sHgJpEa1uRoIx6VtBy3NlC='
const PUBLIC = { APP_URL: 'https://concord.example.gov.uk', AUTH_SECRET: GOOD }
/** What a start with these settings says, or nothing where it goes on. */
function said(settings: Record<string, string>) {
  try {
    readEnv(settings)
    return ''
  } catch (fault) {
    return (fault as Error).message
  }
}

describe('a start is refused, in a sentence,', () => {
  it('with a secret that is short, repeats itself or that others know', () => {
    expect(said(PUBLIC)).toBe('')
    const secret = (AUTH_SECRET: string) => said({ ...PUBLIC, AUTH_SECRET })
    expect(secret('short')).toContain('AUTH_SECRET has at least 32 characters')
    expect(secret('a'.repeat(40))).toContain('AUTH_SECRET repeats a few characters')
    expect(secret('abcabc'.repeat(8))).toContain('AUTH_SECRET repeats a few characters')
    for (const known of [
      'please-change-me-before-going-live-0123456789',
      'your-secret-goes-here-0123456789-abcdef',
      'a secret for tests only, of more than thirty-two characters',
    ])
      expect(secret(known), known).toContain('AUTH_SECRET is one that others know')
    expect(said({ AUTH_SECRET: 'a'.repeat(40) }), 'on this machine too').toContain('repeats a few characters')
    expect(said({ AUTH_SECRET: 'a secret for tests only, of more than thirty-two characters' })).toBe('')
  })

  it('with an address that is not this machine’s and goes without encryption', () => {
    for (const APP_URL of ['http://concord.example.gov.uk', 'http://10.0.0.5:3000', 'http://concord.internal'])
      expect(said({ ...PUBLIC, APP_URL }), APP_URL).toContain('APP_URL begins with https://')
    for (const APP_URL of ['http://localhost:3000', 'http://127.0.0.1:3000', 'https://10.0.0.5'])
      expect(said({ ...PUBLIC, APP_URL }), APP_URL).toBe('')
  })

  it('with an issuer of accounts that is asked without encryption', () => {
    const issuer = (OIDC_ISSUER: string, more = {}) =>
      said({ ...PUBLIC, OIDC_ISSUER, OIDC_CLIENT_ID: 'concord', ...more })
    expect(issuer('https://login.example.gov.uk')).toBe('')
    expect(issuer('http://login.example.gov.uk')).toContain('OIDC_ISSUER begins with https://')
    expect(issuer('http://localhost:9000')).toContain('OIDC_ISSUER begins with https://')
    expect(issuer('http://localhost:9000', { APP_URL: 'http://localhost:3000' })).toBe('')
  })

  it('with a proxy to be trusted that is no address', () => {
    for (const TRUST_PROXY of ['everybody', '10.0.0.300', '10.0.0.0/99'])
      expect(said({ ...PUBLIC, TRUST_PROXY }), TRUST_PROXY).toContain('TRUST_PROXY names addresses or networks')
    for (const TRUST_PROXY of ['', 'loopback', '10.0.0.5, 10.1.0.0/16', '2001:db8::/32'])
      expect(said({ ...PUBLIC, TRUST_PROXY }), TRUST_PROXY).toBe('')
  })
})
