import { sql } from 'drizzle-orm'
import { asVisitor } from '@/db/gate'
import { ok } from '../result'

export type KnownSeal = { version: number; submittedAt: string }

/** SHA-256 in hexadecimal. */
const SEAL = /^[0-9a-f]{64}$/

/** Whether a submission with this seal was made here, and when. Anybody may ask: who does not hold the file cannot name its seal. */
export const lookUpSeal = (sha256: string) =>
  asVisitor(async (tx) => {
    if (!SEAL.test(sha256)) return ok(null)
    const { rows } = await tx.execute<{ version: number; submitted_at: Date | string }>(
      sql`select version, submitted_at from seal_is_known(${sha256})`,
    )
    const known = rows[0]
    return ok<KnownSeal | null>(
      known ? { version: known.version, submittedAt: new Date(known.submitted_at).toISOString() } : null,
    )
  })
