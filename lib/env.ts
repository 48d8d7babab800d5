import proxyaddr from 'proxy-addr'
import { z } from 'zod'

const absent = (value: unknown) => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(absent, schema.optional())
/** This machine and no other: what listens there is reached by nobody elsewhere. */
const isLoopback = (host: string) => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host)
const isLocal = (url: string) => isLoopback(new URL(url).hostname)
/** Whether proxies can be known by these. */
function areAddresses(list: string[]): boolean {
  try {
    proxyaddr.compile(list)
    return true
  } catch {
    return false
  }
}
/** What was copied from somewhere, or typed to have something there. Those of our own tests are known to everybody too. */
const KNOWN_SECRET =
  /change.?(me|this|it)|your.{0,10}secret|(secret|auth).?(here|key|goes)|example|default|placeholder|concord-demo|for tests only/i
const isWeak = (secret: string) => new Set(secret).size < 10

const schema = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
    PORT: z.preprocess(
      absent,
      z.coerce.number({ error: 'PORT is a number from 1 to 65535' }).int().min(1).max(65535).default(3000),
    ),
    HOST: optional(z.string()),
    APP_URL: optional(z.url('APP_URL is a whole address, for example https://concord.example.gov.uk')),
    DATA_DIR: z.preprocess(absent, z.string().default('.data')),
    DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'DATABASE_URL begins with postgres://')),
    REDIS_URL: optional(z.string().regex(/^rediss?:\/\//, 'REDIS_URL begins with redis://')),
    NODES: z.preprocess(
      absent,
      z.coerce.number({ error: 'NODES is a number from 1 to 16' }).int().min(1).max(16).default(1),
    ),
    CONCORD_NODE: optional(z.string().regex(/^\w{1,20}$/, 'CONCORD_NODE is a short name of letters and figures')),
    AUTH_SECRET: optional(
      z.string().min(32, 'AUTH_SECRET has at least 32 characters: make one with openssl rand -base64 33'),
    ),
    BACKUP_PASSPHRASE: optional(
      z
        .string()
        .min(16, 'BACKUP_PASSPHRASE has at least 16 characters: four words that nobody would put together will do'),
    ),
    SMTP_URL: optional(z.string().regex(/^smtps?:\/\//, 'SMTP_URL begins with smtp:// or smtps://')),
    MAIL_FROM: z.preprocess(absent, z.string().default('Concord <no-reply@localhost>')),
    OIDC_ISSUER: optional(z.url('OIDC_ISSUER is a whole address')),
    OIDC_CLIENT_ID: optional(z.string()),
    OIDC_CLIENT_SECRET: optional(z.string()),
    OIDC_LABEL: z.preprocess(
      absent,
      z.string().max(80, 'OIDC_LABEL has at most 80 characters').default('Sign in with your council account'),
    ),
    TRUST_PROXY: z.preprocess(
      absent,
      z
        .string()
        .default('')
        .transform((list) => list.split(/[\s,]+/).filter(Boolean))
        .refine(areAddresses, 'TRUST_PROXY names addresses or networks, for example 10.0.0.5, 10.1.0.0/16 or loopback'),
    ),
    CLAMD_HOST: optional(z.string()),
    S3_BUCKET: optional(
      z
        .string()
        .regex(
          /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
          'S3_BUCKET is the name of a bucket: 3 to 63 small letters, figures, dots and hyphens',
        ),
    ),
    S3_ENDPOINT: optional(z.url('S3_ENDPOINT is a whole address, for example https://s3.council.example')),
    S3_REGION: z.preprocess(
      absent,
      z
        .string()
        .regex(/^[\w-]{1,40}$/, 'S3_REGION is a short name, for example eu-west-2')
        .default('us-east-1'),
    ),
    S3_ACCESS_KEY_ID: optional(z.string()),
    S3_SECRET_ACCESS_KEY: optional(z.string()),
    S3_PREFIX: z.preprocess(
      absent,
      z
        .string()
        .regex(/^([\w.-]+\/)*$/, 'S3_PREFIX is empty or ends with /, for example concord/')
        .default(''),
    ),
    CONTACT: optional(z.email('CONTACT is one e-mail address, for example concord@council.gov.uk')),
    DEMO: optional(z.enum(['0', '1'], 'DEMO is 1 or 0')),
  })
  .transform((raw) => {
    const APP_URL = (raw.APP_URL ?? `http://localhost:${raw.PORT}`).replace(/\/$/, '')
    const HOST = raw.HOST ?? 'localhost'
    return { ...raw, HOST, APP_URL, DEMO: raw.DEMO ? raw.DEMO === '1' : isLocal(APP_URL) && isLoopback(HOST) }
  })
  .superRefine((env, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (env.DEMO && !(isLocal(env.APP_URL) && isLoopback(env.HOST)))
      say(
        'DEMO',
        'DEMO is for this machine alone, since anybody could sign in: unset it, or use localhost for HOST and APP_URL',
      )
    if (!isLocal(env.APP_URL) && !env.AUTH_SECRET)
      say('AUTH_SECRET', 'AUTH_SECRET is missing: a public address needs one of its own')
    if (env.AUTH_SECRET && isWeak(env.AUTH_SECRET))
      say('AUTH_SECRET', 'AUTH_SECRET repeats a few characters: make one with openssl rand -base64 33')
    if (env.AUTH_SECRET && !isLocal(env.APP_URL) && KNOWN_SECRET.test(env.AUTH_SECRET))
      say('AUTH_SECRET', 'AUTH_SECRET is one that others know: make one of its own with openssl rand -base64 33')
    if (!isLocal(env.APP_URL) && !env.APP_URL.startsWith('https://'))
      say('APP_URL', 'APP_URL begins with https:// unless it is this machine: sign-ins could be read on the way')
    if (env.OIDC_ISSUER?.startsWith('http:') && !(isLocal(env.OIDC_ISSUER) && isLocal(env.APP_URL)))
      say('OIDC_ISSUER', 'OIDC_ISSUER begins with https://: whoever is on the way could sign in as anybody')
    if (env.S3_ENDPOINT?.startsWith('http:') && !isLocal(env.S3_ENDPOINT))
      say('S3_ENDPOINT', 'S3_ENDPOINT begins with https:// unless it is this machine: files could be read on the way')
    if (!env.S3_ACCESS_KEY_ID !== !env.S3_SECRET_ACCESS_KEY)
      say('S3_ACCESS_KEY_ID', 'S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY go together: set both or neither')
    if (!env.S3_BUCKET && (env.S3_ENDPOINT || env.S3_ACCESS_KEY_ID || env.S3_PREFIX))
      say('S3_BUCKET', 'S3_BUCKET is missing: the other S3 settings say nothing without it')
    if (!env.OIDC_ISSUER !== !env.OIDC_CLIENT_ID)
      say('OIDC_ISSUER', 'OIDC_ISSUER and OIDC_CLIENT_ID go together: set both or neither')
  })

export type Env = z.output<typeof schema>

/** Every name that is a setting. */
export const SETTINGS: readonly string[] = [...Object.keys(schema.in.shape), 'LOG_LEVEL']

/** Reads the settings; throws one error that lists every mistake, a line each. */
export function readEnv(from: Record<string, string | undefined>): Env {
  const read = schema.safeParse(from)
  if (read.success) return read.data
  throw new Error(`Concord cannot start:\n${read.error.issues.map((issue) => `  ${issue.message}`).join('\n')}`)
}

let cached: Env | undefined
/** This process's settings, read once. */
export const env = (): Env => {
  cached ??= readEnv(process.env)
  return cached
}

/** Host and path of an address, as it may be said: without who signs in there, and how. */
export const placeOf = (address: string): string => {
  const { host, pathname } = new URL(address)
  return `${host}${pathname.replace(/\/$/, '')}`
}
