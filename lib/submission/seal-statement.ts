import { CompactSign, compactVerify, createLocalJWKSet, importJWK, type JSONWebKeySet, type JWK } from 'jose'
import { z } from 'zod'

const TYPE = 'concord-seal+jws'
const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** What this installation says of a submission when it is made: which it is, its hash, and the hash of the council's one before it. */
const sealStatement = z.object({
  id: z.string(),
  version: z.int(),
  sha256: hash,
  previous: hash.nullable(),
  at: z.string(),
  kid: z.string(),
})
export type SealStatement = z.infer<typeof sealStatement>

/** The statement as a compact JWS (RFC 7515), signed with Ed25519 (RFC 8037). */
export const signStatement = async (statement: SealStatement, key: JWK): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(statement)))
    .setProtectedHeader({ alg: 'EdDSA', kid: statement.kid, typ: TYPE })
    .sign(await importJWK(key, 'EdDSA'))

/** What a JWS says, where one of these keys signed it; undefined for whatever else somebody brings. */
export async function readStatement(jws: string, keys: JSONWebKeySet): Promise<SealStatement | undefined> {
  try {
    const { payload, protectedHeader } = await compactVerify(jws, createLocalJWKSet(keys), { algorithms: ['EdDSA'] })
    const said = sealStatement.parse(JSON.parse(new TextDecoder().decode(payload)))
    return protectedHeader.typ === TYPE && said.kid === protectedHeader.kid ? said : undefined
  } catch {
    return undefined
  }
}
