import type { Actor, Tx } from '@/db/gate'
import { loadAssessment } from '@/lib/assessment/store'
import { loadQuestion } from '@/lib/assessment/store-questions'
import { loadShortNames } from '@/lib/framework/load-short-names'
import { ok } from '../../result'
import { loadAnswerDocument, loadDocument } from '../store'
import { momentsOf } from './history'
import { mayViewHistory } from './policy'
import { loadRestores, loadStretches, loadVersions } from './store'

export type OfAnswer = { assessmentId: string; code: string }

/** The text of a question's answer. */
export async function findAnswer(tx: Tx, actor: Actor, { assessmentId, code }: OfAnswer) {
  const question = await loadQuestion(tx, actor, assessmentId, code)
  const documentId = question && (await loadAnswerDocument(tx, question.id))
  return documentId && (await loadDocument(tx, actor, documentId))
}

/** An answer's history for somebody who may read it: what every page of it stands on. */
export async function openHistory(tx: Tx, actor: Actor, input: OfAnswer) {
  const permit = mayViewHistory(actor, await findAnswer(tx, actor, input))
  if (!permit.ok) return permit
  const document = permit.value.thing
  const assessment = await loadAssessment(tx, actor, input.assessmentId)
  return ok({
    document,
    moments: momentsOf(await loadStretches(tx, document.id)),
    versions: await loadVersions(tx, document.id),
    restores: await loadRestores(tx, document.id),
    place: {
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: input.assessmentId, title: assessment?.title ?? '' },
      question: {
        code: input.code,
        shortName: assessment ? (await loadShortNames(tx, assessment.frameworkVersionId))(input.code) : '',
      },
    },
  })
}
