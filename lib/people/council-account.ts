import { AsyncLocalStorage } from 'node:async_hooks'
import { and, isNotNull, sql } from 'drizzle-orm'
import { customFetch, type NextAuthConfig } from 'next-auth'
import { identityDb } from '@/db/gate'
import { users } from '@/db/schema/identity'
import { env } from '../env'
import { note } from '../log'
import type { SignInRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { isExpected } from './is-expected'

/** Milliseconds in which the issuer has to answer each of the three things that it is asked for one sign-in. */
const ANSWERS_WITHIN = 5_000

type Asked = { isSilent: boolean }
const asked = new AsyncLocalStorage<Asked>()

/** The council's own sign-in, where one is named. It is asked for the first time when somebody goes there, and never at the start. */
export function councilAccount(): NextAuthConfig['providers'] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_LABEL } = env()
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) return []
  return [
    {
      id: 'council',
      name: OIDC_LABEL,
      type: 'oidc',
      issuer: OIDC_ISSUER,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      checks: ['pkce', 'state', 'nonce'],
      idToken: false,
      // Who they are at another issuer, which was named here before, is somebody else: so the issuer is part of the name.
      profile: ({ sub, name, email }) => ({ id: `${OIDC_ISSUER} ${sub}`, name, email }),
      // What it lets us do in their name is asked for by nothing here, and not kept.
      account: () => ({}),
      // An account that is here already is linked, because only an address that this one issuer has verified gets as far.
      allowDangerousEmailAccountLinking: true,
      [customFetch]: askIssuer,
    },
  ]
}

/** Within a time, so that nobody waits for an issuer that says nothing; that it did not answer is kept for whoever asked. */
async function askIssuer(...[address, how]: Parameters<typeof fetch>): Promise<Response> {
  try {
    return await fetch(address, { ...how, signal: AbortSignal.timeout(ANSWERS_WITHIN) })
  } catch (fault) {
    const here = asked.getStore()
    if (here) here.isSilent = true
    throw fault
  }
}

/** Runs what may ask the issuer. The library leads to an address of ours with an error in it where that came to nothing; here is why. */
export async function withIssuer<T>(
  work: () => Promise<T>,
  leadsTo: (outcome: T) => string,
): Promise<Result<T, SignInRefusal>> {
  const state: Asked = { isSilent: false }
  const outcome = await asked.run(state, work)
  if (!/[?&]error=/.test(leadsTo(outcome))) return ok(outcome)
  return noted(refuse({ kind: state.isSilent ? 'issuer-silent' : 'issuer-refused' }))
}

/** Where the issuer sends somebody back without having let them in. */
export const sentBackWith = (error: string) =>
  noted(refuse({ kind: error === 'access_denied' ? 'sign-in-cancelled' : 'issuer-refused' }))

/** Whether whoever the issuer says they are comes in. */
export async function comesIn(email: unknown, isVerified: unknown): Promise<Result<null, SignInRefusal>> {
  if (isVerified !== true || typeof email !== 'string') return noted(refuse({ kind: 'address-not-verified' }))
  if (await isExpected(email)) return ok(null)
  const ended = await identityDb()
    .select({ id: users.id })
    .from(users)
    .where(and(sql`lower(${users.email}) = lower(${email})`, isNotNull(users.endedAt)))
  return noted(refuse({ kind: ended.length > 0 ? 'account-has-ended' : 'address-not-expected' }))
}

/** Where a refusal is read. */
export const problemAt = ({ kind }: SignInRefusal) => `/sign-in/problem?why=${kind}`

function noted(refused: { ok: false; refusal: SignInRefusal }) {
  note({ event: 'sign-in-refused', kind: refused.refusal.kind })
  return refused
}
