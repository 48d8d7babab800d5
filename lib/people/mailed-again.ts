import type { MailedRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'

/** What came of mailing an invitation once more: nothing where there is none, or its mail is on its way. */
export type MailedAgain = 'mailed' | 'lately' | 'often' | null

export function toldOfMail(outcome: MailedAgain | undefined): Result<null, { kind: 'not-found' } | MailedRefusal> {
  if (outcome === 'mailed') return ok(null)
  if (outcome === 'lately') return refuse({ kind: 'mailed-lately' })
  if (outcome === 'often') return refuse({ kind: 'mailed-often' })
  return refuse({ kind: 'not-found' })
}
