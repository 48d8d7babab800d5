import { type Caller, inCouncil } from '@/db/gate'
import { may } from '../access/access'
import { loadAssessment } from '../assessment/store'
import { loadOpen } from '../evidence/load-open'
import { loadShortNames } from '../framework/load-short-names'
import { loadNotes } from '../meeting/store-notes'
import { loadRoute } from '../referral/store'
import { ok, refuse } from '../result'
import { dayOf } from '../words/dates'
import { mayViewSubmission } from './policy'
import { loadFrozenTexts, loadSubmission } from './store'
import { statesOf } from './submission'

/** The frozen submission as its council reads it, with each answer's state in base64 for comments to hang on, and what the meeting decided besides levels. */
export const viewSubmission = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayViewSubmission(actor, await loadAssessment(tx, actor, input.assessmentId))
    if (!permit.ok) return permit
    const submission = await loadSubmission(tx, permit.value.thing.id)
    if (!submission) return refuse({ kind: 'no-submission' })
    const shortName = await loadShortNames(tx, submission.content.content.framework)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      id: submission.id,
      assessment: { id: permit.value.thing.id, title: permit.value.thing.title },
      file: submission.content,
      questions: submission.content.content.questions.map(({ code }) => ({ code, shortName: shortName(code) })),
      sha256: submission.sha256,
      submittedAt: submission.submittedAt,
      notes: may(actor, 'follow-meeting') ? await loadNotes(tx, permit.value.thing.id) : [],
      /** Where it went, and what bodies said of it. */
      route: await loadRoute(tx, permit.value.thing.id),
      today: dayOf(actor.now),
      /** What it rests on, as far as this reader may open it now. */
      open: await loadOpen(tx, permit.value.thing.id),
      states: statesOf(await loadFrozenTexts(tx, submission.id)),
    })
  })
