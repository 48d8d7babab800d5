import { type Caller, inCouncil } from '@/db/gate'
import { may } from '../access/access'
import { loadAssessment } from '../assessment/store'
import { loadQuestion } from '../assessment/store-questions'
import { loadShortNames } from '../framework/load-short-names'
import { ok, refuse } from '../result'
import { loadNation, loadPeople } from './load-items'
import { mayAttach } from './policy'

/** What somebody needs who adds evidence: the country of their council, who may be named, and the question that it is for, if any. */
export const viewAdding = (caller: Caller, input: { assessmentId?: string | undefined; code?: string | undefined }) =>
  inCouncil(caller, async (tx, actor) => {
    if (!may(actor, 'add-evidence')) return refuse({ kind: 'not-found' })
    const assessment = input.assessmentId ? await loadAssessment(tx, actor, input.assessmentId) : undefined
    const question = assessment && input.code ? await loadQuestion(tx, actor, assessment.id, input.code) : undefined
    const isOpen = mayAttach(actor, assessment, question).ok
    const shortName = assessment && isOpen ? await loadShortNames(tx, assessment.frameworkVersionId) : () => ''
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      nation: await loadNation(tx),
      people: (await loadPeople(tx)).filter(({ id }) => id !== actor.userId),
      at:
        assessment && question && isOpen
          ? { assessmentId: assessment.id as string, code: question.code, shortName: shortName(question.code) }
          : null,
    })
  })
