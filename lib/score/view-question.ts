import { and, eq, sql } from 'drizzle-orm'
import { type Caller, inCouncil } from '@/db/gate'
import { assessmentQuestions } from '@/db/schema/assessment'
import { documents } from '@/db/schema/document'
import { frameworkQuestions } from '@/db/schema/framework'
import { holds } from '../access/access'
import { loadOverview } from '../assessment/load-overview'
import { mayMarkProgress } from '../assessment/policy'
import { loadAssessment } from '../assessment/store'
import { loadQuestion } from '../assessment/store-questions'
import { loadMarks } from '../comment/load-marks'
import { loadMarkedEvidence } from '../evidence/load-marks'
import { loadAreas } from '../framework/load-areas'
import { ok, refuse } from '../result'
import { loadBareWords } from '../text/bare-words'
import { loadScoreSheet } from './store'
import { sheetWithAnswer } from './view-score-sheet'

/**
 * One question as its workspace shows it, whatever stands beside the answer: the question and its guidance, its shared text with the words
 * that comments hang on, and the rail of its neighbours. Until the reveal its score sheet comes with it, where that panel is asked for or
 * the reader is to score and asks for none.
 */
export const viewQuestion = (caller: Caller, input: { assessmentId: string; code: string; panel?: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    const question = assessment && (await loadQuestion(tx, actor, assessment.id, input.code))
    if (!assessment || !question) return refuse({ kind: 'not-found' })
    const [asked] = await tx
      .select({
        framework: frameworkQuestions,
        documentId: documents.id,
        frozenAt: documents.frozenAt,
        writers: sql<
          string[]
        >`array(select coalesce(u.name, u.email) from assignments a join users u on u.id = a.user_id
          where a.council_id = assessment_questions.council_id and a.assessment_question_id = assessment_questions.id)`,
        isWriter: sql<boolean>`exists (select from assignments a where a.council_id = assessment_questions.council_id
          and a.assessment_question_id = assessment_questions.id and a.user_id = ${actor.userId})`,
      })
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
    const answer = await loadBareWords(tx, question.id)
    const isAssessor = holds(actor, assessment.myDuties, 'assessor')
    const isRevealed = question.round === 'revealed' || question.round === 'agreed'
    const isScored = input.panel === 'score' || (input.panel === undefined && question.round !== null && isAssessor)
    const sheet = isScored && !isRevealed ? await loadScoreSheet(tx, actor, input) : undefined
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      reader: {
        ...{ userId: actor.userId, name: actor.userName },
        isAssessor,
        isWriter: asked.isWriter,
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
      words: answer.words,
      isFrozen: asked.frozenAt !== null,
      areas: await loadAreas(tx, assessment.frameworkVersionId),
      rail,
      /** What there is beside the answer: threads that are not resolved, and evidence that was not removed. */
      counts: { comments: here?.openThreads ?? 0, evidence: here?.evidence ?? 0 },
      marks: await loadMarks(tx, question.id),
      /** Words of the answer that rest on evidence which the reader may open. */
      evidenceMarks: await loadMarkedEvidence(tx, question.id),
      writers: asked.writers,
      isRevealed,
      sheet: sheet && (await sheetWithAnswer(tx, actor, sheet, answer)),
      abilities: { markProgress: mayMarkProgress(actor, assessment, question).ok },
    })
  })

export type QuestionView = Extract<Awaited<ReturnType<typeof viewQuestion>>, { ok: true }>['value']
