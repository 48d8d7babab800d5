import { describe, expect, it } from 'vitest'
import { readEnv } from '@/lib/env'
import { misspelt, whatIsUsed } from '@/server/what-is-used'

describe('a start names', () => {
  it('a variable that was probably meant to be a setting, with the likely one', () => {
    expect(misspelt({ DATABSE_URL: 'postgres://x', AUTH_SERCET: 'x', port: '1', REDIS_URLS: 'x' })).toEqual([
      'DATABSE_URL: did you mean DATABASE_URL?',
      'AUTH_SERCET: did you mean AUTH_SECRET?',
      'port: did you mean PORT?',
      'REDIS_URLS: did you mean REDIS_URL?',
    ])
  })

  it('none that a shell, a terminal or npm has, and none beside the one that it may be taken for', () => {
    const usual = [
      'HOME',
      'PATH',
      'PWD',
      'TERM',
      'SHELL',
      'LANG',
      'USER',
      'NODE',
      'HOSTNAME',
      'npm_config_local_prefix',
    ]
    const known = ['PORT', 'DATABASE_URL', 'LOG_LEVEL', 'NODE_ENV', 'CONCORD_NODE']
    expect(misspelt(Object.fromEntries([...usual, ...known].map((name) => [name, 'x'])))).toEqual([])
    expect(misspelt({ SMTP_URL: 'smtp://x', SMTP_URI: 'smtp://y' })).toEqual([])
  })

  it('which database, mail server, scanner, issuer, Redis and folder it uses, and no password', () => {
    const used = (settings: Record<string, string>) => whatIsUsed(readEnv(settings), '/srv/data')
    const secret = 'hidden-from-everybody'
    const named = used({
      DATABASE_URL: `postgres://owner:${secret}@db.example:5432/concord?sslmode=require`,
      SMTP_URL: `smtps://sender:${secret}@mail.example:465`,
      REDIS_URL: `redis://:${secret}@redis.example:6379`,
      CLAMD_HOST: 'scan.example:3310',
      ...{
        S3_BUCKET: 'council-files',
        S3_ENDPOINT: 'https://s3.example',
        S3_ACCESS_KEY_ID: 'id',
        S3_SECRET_ACCESS_KEY: secret,
      },
      ...{ OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'concord', OIDC_CLIENT_SECRET: secret },
    })
    expect(named).toEqual([
      'Database: db.example:5432/concord',
      'Mail server: mail.example:465',
      'Virus scanner: scan.example:3310',
      'Council accounts: https://login.example',
      'Redis: redis.example:6379',
      'Files: the bucket council-files at s3.example',
      'Folder: /srv/data',
    ])
    for (const line of used({}).slice(0, 5)) expect(line).toMatch(/: (none|a PostgreSQL of our own)/)
  })
})
