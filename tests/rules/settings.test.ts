import { describe, expect, it } from 'vitest'
import { readEnv } from '@/lib/env'

const AUTH_SECRET = 'q7Wn0cXv2LrTz8YbKdMf4sHgJpEa1uRoIx6VtBy3NlC='
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

const PUBLIC = { APP_URL: 'https://concord.example.gov.uk', AUTH_SECRET }
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
  it('with settings of an S3 that are not whole, a line for each mistake', () => {
    const S3 = { S3_BUCKET: 'council-files', S3_ENDPOINT: 'https://s3.example', S3_REGION: 'eu-west-2' }
    const KEY = { S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'secret' }
    expect(said({ ...PUBLIC, ...S3, ...KEY, S3_PREFIX: 'concord/' })).toBe('')
    expect(said({ ...PUBLIC, S3_BUCKET: 'council-files' }), 'with the machine’s own role').toBe('')
    expect(said({ ...PUBLIC, ...S3, S3_ENDPOINT: 'http://localhost:9000' })).toBe('')
    const mistakes: [Record<string, string>, string][] = [
      [{ ...S3, S3_BUCKET: 'Council Files' }, 'S3_BUCKET is the name of a bucket'],
      [{ ...S3, S3_ENDPOINT: 's3.example' }, 'S3_ENDPOINT is a whole address'],
      [{ ...S3, S3_ENDPOINT: 'http://s3.example' }, 'S3_ENDPOINT begins with https://'],
      [{ ...S3, S3_REGION: 'eu west' }, 'S3_REGION is a short name'],
      [{ ...S3, S3_PREFIX: '/concord' }, 'S3_PREFIX is empty or ends with /'],
      [{ ...S3, S3_ACCESS_KEY_ID: 'id' }, 'S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY go together'],
      [{ S3_ENDPOINT: 'https://s3.example' }, 'S3_BUCKET is missing'],
      [KEY, 'S3_BUCKET is missing'],
    ]
    for (const [settings, sentence] of mistakes) {
      const told = said({ ...PUBLIC, ...settings })
      expect(told).toContain(sentence)
      expect(told.split('\n'), sentence).toHaveLength(2)
    }
  })

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

  it('with a contact that is no address of mail', () => {
    for (const CONTACT of ['concord', 'https://council.example', 'a@b.example, c@d.example'])
      expect(said({ ...PUBLIC, CONTACT }), CONTACT).toContain('CONTACT is one e-mail address')
    for (const CONTACT of ['', 'concord@council.example']) expect(said({ ...PUBLIC, CONTACT }), CONTACT).toBe('')
  })

  it('with a proxy to be trusted that is no address', () => {
    for (const TRUST_PROXY of ['everybody', '10.0.0.300', '10.0.0.0/99'])
      expect(said({ ...PUBLIC, TRUST_PROXY }), TRUST_PROXY).toContain('TRUST_PROXY names addresses or networks')
    for (const TRUST_PROXY of ['', 'loopback', '10.0.0.5, 10.1.0.0/16', '2001:db8::/32'])
      expect(said({ ...PUBLIC, TRUST_PROXY }), TRUST_PROXY).toBe('')
  })
})
