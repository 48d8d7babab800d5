import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadOpenInvitations } from '../people/store-invitations'
import { ok } from '../result'
import { mayOpenScoring } from './policy'
import { loadAssessment, saveMove } from './store'
import { loadReadyQuestions, saveFirstRounds } from './store-questions'

export const openScoringInput = z.object({ assessmentId: z.string() })

/** Fixes the rules and the people, and opens the first round of every question whose answer is ready. */
export const openScoring = (caller: Caller, input: z.infer<typeof openScoringInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const ready = assessment ? await loadReadyQuestions(tx, assessment.id) : []
    const promised = new Set(assessment?.promised.map(({ invitationId }) => invitationId))
    const invited = promised.size > 0 ? (await loadOpenInvitations(tx)).filter(({ id }) => promised.has(id)) : []
    const permit = mayOpenScoring(actor, assessment, { ready: ready.length, invited })
    if (!permit.ok) return permit
    await saveMove(tx, actor, permit.value, 'scoring')
    await saveFirstRounds(tx, actor, permit.value, permit.value.thing.id, ready)
    return ok({ opened: ready.length })
  })
