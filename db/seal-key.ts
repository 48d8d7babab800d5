import { createCipheriv, createDecipheriv, createHmac, generateKeyPairSync, randomBytes } from 'node:crypto'
import { calculateJwkThumbprint, type JWK } from 'jose'
import type pg from 'pg'

/** A year; then another key signs, and those before stay known. */
const IN_USE_DAYS = 365
const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

/** By which the private halves of seal keys are locked. It follows from the secret; the database never sees it. */
export const sealLock = (secret: string): Buffer => createHmac('sha256', secret).update('seal keys').digest()

/** A private key as it is kept: nonce, tag, and what is locked. */
function lockKey(lock: Buffer, jwk: JWK): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, lock, nonce)
  const locked = Buffer.concat([cipher.update(JSON.stringify(jwk), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), locked])
}

/** Undefined where another secret locked it. */
export function unlockKey(lock: Buffer, kept: Uint8Array): JWK | undefined {
  const bytes = Buffer.from(kept)
  try {
    const open = createDecipheriv(CIPHER, lock, bytes.subarray(0, NONCE))
    open.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
    return JSON.parse(open.update(bytes.subarray(NONCE + TAG), undefined, 'utf8') + open.final('utf8'))
  } catch {
    return undefined
  }
}

/**
 * As the owning role: there is a key that signs seals and that this secret opens, not older than a year. A new one retires those before,
 * whose public halves stay, so that what they signed stays as good as it was.
 */
export async function keepSealKey(client: pg.ClientBase, secret: string): Promise<void> {
  const lock = sealLock(secret)
  const { rows } = await client.query<{ locked: Buffer }>(
    `select locked_private as locked from seal_keys where retired_at is null and made_at > now() - make_interval(days => $1)
     order by made_at desc limit 1`,
    [IN_USE_DAYS],
  )
  if (rows[0] && unlockKey(lock, rows[0].locked)) return
  await rotateSealKey(client, secret)
}

/** From here on another key signs. */
export async function rotateSealKey(client: pg.ClientBase, secret: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const { kty, crv, x, d } = privateKey.export({ format: 'jwk' }) as Record<string, string>
  const bare = { kty, crv, x } as JWK
  const kid = await calculateJwkThumbprint(bare)
  const open = { ...bare, kid, alg: 'EdDSA', use: 'sig' }
  await client.query(
    `with retired as (update seal_keys set retired_at = now() where retired_at is null)
     insert into seal_keys (kid, public_jwk, locked_private) values ($1, $2, $3)`,
    [kid, JSON.stringify(open), lockKey(sealLock(secret), { ...open, d })],
  )
  return kid
}
