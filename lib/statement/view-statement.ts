import { and, eq } from 'drizzle-orm'
import { type Caller, inCouncil } from '@/db/gate'
import { areaStatements } from '@/db/schema/statement'
import { loadOverview } from '../assessment/load-overview'
import { loadAssessment } from '../assessment/store'
import { loadMarks } from '../comment/load-marks'
import { loadAreas } from '../framework/load-areas'
import { ok, refuse } from '../result'
import { mayOpenText } from '../text/policy'
import { loadDocument } from '../text/store'

/** What is said of an area as a whole: its shared text with the words that comments hang on, and the questions of the area. */
export const viewStatement = (caller: Caller, input: { assessmentId: string; area: number }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    const [statement] = assessment
      ? await tx
          .select({ id: areaStatements.id })
          .from(areaStatements)
          .where(and(eq(areaStatements.assessmentId, assessment.id), eq(areaStatements.area, input.area)))
      : []
    const opened = mayOpenText(actor, statement && (await loadDocument(tx, actor, statement.id)))
    if (!opened.ok) return opened
    if (!assessment) return refuse({ kind: 'not-found' })
    const areas = await loadAreas(tx, assessment.frameworkVersionId)
    const area = areas.find(({ number }) => number === input.area)
    if (!area) return refuse({ kind: 'not-found' })
    const { id, isFrozen } = opened.value.thing
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      reader: { userId: actor.userId },
      assessment: { id: assessment.id, title: assessment.title },
      area,
      documentId: id,
      isFrozen,
      questions: (await loadOverview(tx, actor, assessment)).filter((question) => question.area === area.number),
      marks: await loadMarks(tx, id),
    })
  })
