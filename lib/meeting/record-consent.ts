import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import type { MeetingRefusal, ScoreRefusal } from '../refusal'
import { ok, type Result } from '../result'
import { agreeScore } from '../score/agree-score'
import { loadAgenda } from './load-agenda'
import { mayRecordConsent } from './policy'
import { loadMeeting } from './store'
import { isOnConsent } from './view-board'

export const recordConsentInput = z.object({ assessmentId: z.string() })

/**
 * The chair records in one act all that stands on the consent list and that nobody has objected to, each with its own level and reason
 * as they were proposed. Each is judged and recorded as if it were the only one; the first that is refused ends it, and those before stay.
 */
export async function recordConsent(
  caller: Caller,
  input: z.output<typeof recordConsentInput>,
): Promise<Result<{ recorded: string[] }, ScoreRefusal | MeetingRefusal>> {
  const listed = await inCouncil(caller, async (tx, actor) => {
    const permit = mayRecordConsent(actor, await loadMeeting(tx, actor, input.assessmentId))
    return permit.ok ? ok((await loadAgenda(tx, permit.value.thing)).filter(isOnConsent)) : permit
  })
  if (!listed.ok) return listed
  const recorded: string[] = []
  for (const { code, roundId, round, consentLevel, consentAmbition, consentReason } of listed.value) {
    if (round !== 'revealed' || !consentLevel || !consentAmbition) continue
    const agreed = await agreeScore(caller, {
      ...{ assessmentId: input.assessmentId, code, roundId, level: consentLevel, ambition: consentAmbition },
      ...{ reason: consentReason ?? '', groupDissent: undefined },
    })
    if (!agreed.ok) return agreed
    recorded.push(code)
  }
  return ok({ recorded })
}
