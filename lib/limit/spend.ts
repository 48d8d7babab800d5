import { createHmac } from 'node:crypto'
import { Counter, register } from 'prom-client'
import { RateLimiterRes } from 'rate-limiter-flexible'
import { env } from '../env'
import { log } from '../log'
import type { RefusalOf } from '../refusal'
import { ok, type Result, refuse } from '../result'
import type { LimitKind } from './limit'
import { limiters } from './limiters'
import { network } from './network'
import { isTime, noteMet } from './note-met'

/** `person`: the id of whoever is signed in, or the address of mail that is asked about. `address`: of the network. */
export type Whose = { person?: string | undefined; address?: string | undefined }
export type OverLimit = RefusalOf<'too-often' | 'too-many-links'>

/**
 * Counts one more of this kind, for the person and, where that is within their limit, for their address: so one person who
 * hammers leaves everybody else behind the same address alone. Where nothing can be counted the act goes on.
 */
export async function spend(kind: LimitKind, { person, address }: Whose): Promise<Result<null, OverLimit>> {
  for (const [whose, key] of [
    ['person', person],
    ['address', address && network(address)],
  ] as const) {
    if (!key) continue
    const wait = await limiters()
      [kind][whose].consume(fingerprint(key))
      .then(() => 0, waitOf)
    if (wait === 0) continue
    tellMet(kind)
    const minutes = Math.max(1, Math.ceil(wait / 60_000))
    return refuse({ kind: kind === 'sign-in-links' && whose === 'person' ? 'too-many-links' : 'too-often', minutes })
  }
  return ok(null)
}

/** Milliseconds to wait where the limit was met; none where the store failed, which is no fault of whoever acts. */
function waitOf(fault: unknown): number {
  if (fault instanceof RateLimiterRes) return fault.msBeforeNext
  if (isTime('no store')) log.error({ err: fault }, 'limits are not counted, because their store does not answer')
  return 0
}

/** What stands in a store says of nobody who it is. */
const fingerprint = (of: string) =>
  createHmac('sha256', `limits ${env().AUTH_SECRET ?? ''}`)
    .update(of.toLowerCase())
    .digest('base64url')

const MET = 'concord_limits_met'
/** Counted by kind and never by person. Pages are bundled in copies, which share what is registered. */
const met = () =>
  (register.getSingleMetric(MET) as Counter<'kind'> | undefined) ??
  new Counter({ name: MET, help: 'Acts that were refused because they came too often', labelNames: ['kind'] })

function tellMet(kind: LimitKind) {
  met().inc({ kind })
  noteMet(kind)
}
