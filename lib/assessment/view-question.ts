import { and, eq, sql } from 'drizzle-orm'
import { type Caller, inCouncil } from '@/db/gate'
import { assessmentQuestions } from '@/db/schema/assessment'
import { documents } from '@/db/schema/document'
import { frameworkQuestions } from '@/db/schema/framework'
import { holds } from '../access/access'
import { loadMarks } from '../comment/load-marks'
import { loadAreas } from '../framework/load-areas'
import { ok, refuse } from '../result'
import { loadBareWords } from '../text/bare-words'
import { loadOverview } from './load-overview'
import { mayMarkProgress } from './policy'
import { loadAssessment } from './store'
import { loadAssignments, loadQuestion } from './store-questions'

/** One question as its workspace shows it, whatever stands beside the answer: the question and its guidance, its shared text with the words that comments hang on, and the rail of its neighbours. */
export const viewQuestion = (caller: Caller, input: { assessmentId: string; code: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    const question = assessment && (await loadQuestion(tx, actor, assessment.id, input.code))
    if (!assessment || !question) return refuse({ kind: 'not-found' })
    const [asked] = await tx
      .select({ framework: frameworkQuestions, documentId: documents.id, frozenAt: documents.frozenAt })
      .from(assessmentQuestions)
      .innerJoin(frameworkQuestions, eq(frameworkQuestions.id, assessmentQuestions.frameworkQuestionId))
      .innerJoin(
        documents,
        and(eq(documents.councilId, assessmentQuestions.councilId), eq(documents.id, sql`${assessmentQuestions.id}`)),
      )
      .where(eq(assessmentQuestions.id, question.id))
    if (!asked) return refuse({ kind: 'not-found' })
    const rail = await loadOverview(tx, actor, assessment)
    const here = rail.find(({ id }) => id === question.id)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      reader: {
        ...{ userId: actor.userId, name: actor.userName },
        isAssessor: holds(actor, assessment.myDuties, 'assessor'),
      },
      assessment: { id: assessment.id, title: assessment.title, state: assessment.state },
      question: {
        ...asked.framework,
        id: question.id,
        progress: question.progress,
        round: question.round,
        leftOut: question.leftOut,
        state: here?.state ?? 'not-started',
      },
      documentId: asked.documentId,
      /** The answer without its form. */
      words: (await loadBareWords(tx, question.id)).words,
      isFrozen: asked.frozenAt !== null,
      areas: await loadAreas(tx, assessment.frameworkVersionId),
      rail,
      /** What there is beside the answer: threads that are not resolved, and evidence that was not removed. */
      counts: { comments: here?.openThreads ?? 0, evidence: here?.evidence ?? 0 },
      marks: await loadMarks(tx, question.id),
      writers: (await loadAssignments(tx, assessment.id, [question.id])).map((writer) => writer.name),
      abilities: { markProgress: mayMarkProgress(actor, assessment, question).ok },
    })
  })

export type QuestionView = Extract<Awaited<ReturnType<typeof viewQuestion>>, { ok: true }>['value']
