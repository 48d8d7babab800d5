import { headers } from 'next/headers'
import { ADDRESS_HEADER, type LimitKind } from '@/lib/limit/limit'
import { type OverLimit, spend } from '@/lib/limit/spend'
import { ok, type Result } from '@/lib/result'
import { wordsFor } from './words'

/** Counts one more of this kind, before its use case is called, for the person and for the address that the request comes from. */
export async function withinLimit(kind: LimitKind, person?: string, sent?: Headers): Promise<Result<null, OverLimit>> {
  const address = (sent ?? (await headers())).get(ADDRESS_HEADER) ?? undefined
  return spend(kind, { person, address })
}

/** A page counts where something is searched for on it, and says why nothing is where that came too often. */
export const withinSearches = async (q: string, person: string): Promise<Result<null, OverLimit>> =>
  q === '' ? ok(null) : withinLimit('searches', person)

/** When to try again, as a browser or a script reads it. */
export const retryAfter = ({ minutes }: OverLimit) => ({ 'Retry-After': String(minutes * 60) })

/** What a route answers to what came too often. */
export const tooOften = (refusal: OverLimit) =>
  new Response(wordsFor(refusal), {
    status: 429,
    headers: {
      ...retryAfter(refusal),
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
