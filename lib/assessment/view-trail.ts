import { type Caller, inCouncil } from '@/db/gate'
import { loadNamesOverTime } from '../people/load-people'
import { ok, refuse } from '../result'
import { loadEntries } from '../trail/load-entries'
import type { TrailAsked } from '../trail/trail'
import { loadQuestions } from './load-questions'
import { maySeeWhole } from './policy'
import { loadAssessment } from './store'

/** The trail of one assessment, newest first, narrowed as asked, a page at a time. */
export const viewTrail = (caller: Caller, input: TrailAsked & { assessmentId: string; code?: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    if (!assessment || !maySeeWhole(actor)) return refuse({ kind: 'not-found' })
    const questions = await loadQuestions(tx, assessment.id)
    const question = questions.find(({ code }) => code === input.code)
    if (input.code && !question) return refuse({ kind: 'not-found' })
    const of = { assessmentId: assessment.id, questionId: question?.id }
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: assessment.id, title: assessment.title },
      people: await loadNamesOverTime(tx),
      questions,
      ...(await loadEntries(tx, of, input)),
    })
  })
