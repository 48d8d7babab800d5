import { sql } from 'drizzle-orm'
import type { JWK } from 'jose'
import { asVisitor } from '@/db/gate'
import { ok } from '../result'
import { readStatement } from './seal-statement'

/** The public halves of all keys that ever signed here, for anybody. */
export const sealKeys = () =>
  asVisitor(async (tx) => {
    const { rows } = await tx.execute<{ key: JWK }>(sql`select key from public_seal_keys() key`)
    return ok({ keys: rows.map(({ key }) => key) })
  })

/** What a signed statement says, where this installation signed it. */
export async function checkStatement(jws: string) {
  const { value } = await sealKeys()
  return (await readStatement(jws, value)) ?? null
}
