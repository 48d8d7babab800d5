import { sealKeys } from '@/lib/submission/check-statement'

/** The public keys with which seals are signed here, the present one and those before, for anybody. */
export async function GET(): Promise<Response> {
  const { value } = await sealKeys()
  return Response.json(value, {
    headers: { 'Content-Type': 'application/jwk-set+json', 'Cache-Control': 'max-age=300' },
  })
}
