import type { Actor } from '@/db/gate'
import { may } from '../access/access'
import { notNow } from '../assessment/assessment'
import type { AssessmentRow } from '../assessment/store'
import { mint, type Permit } from '../permit'
import type { CoverageRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'

const DAY_MS = 86_400_000

/** The lead, while scores are being given, once in 24 hours: however many or few a reminder went to. */
export function mayAskReminder(
  actor: Actor,
  a: AssessmentRow | undefined,
  lastAskedAt: Date | undefined,
): Result<Permit<'ask-reminder', AssessmentRow>, CoverageRefusal> {
  if (!a) return refuse({ kind: 'not-found' })
  if (!may(actor, 'ask-reminder')) return refuse({ kind: 'only-the-lead' })
  const later = notNow(a, 'ask-reminder')
  if (later) return later
  if (lastAskedAt && actor.now.getTime() - lastAskedAt.getTime() < DAY_MS)
    return refuse({ kind: 'reminded-lately', at: lastAskedAt.toISOString() })
  return ok(mint('ask-reminder', actor, a))
}
