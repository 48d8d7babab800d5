import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import { assessmentDuties } from '@/db/schema/assessment'
import { councils } from '@/db/schema/council'
import { evidence } from '@/db/schema/evidence'
import { frameworkAreas, frameworkVersions } from '@/db/schema/framework'
import { areaStatements } from '@/db/schema/statement'
import type { AssessmentRow } from '../assessment/store'
import { loadMarksOf } from '../evidence/load-marks'
import { loadRecordRows } from '../score/load-record'
import { loadTextsOf } from '../text/store'
import { loadNotes } from './load-notes'

/** The rows of everything that is signed, as they are now. */
export async function loadSubmissionRows(tx: Tx, assessment: AssessmentRow) {
  const assessmentId = assessment.id
  const [{ council, framework } = { council: undefined, framework: undefined }] = await tx
    .select({
      council: { name: councils.name, type: councils.type },
      framework: { name: frameworkVersions.name, version: frameworkVersions.version },
    })
    .from(councils)
    .innerJoin(frameworkVersions, eq(frameworkVersions.id, assessment.frameworkVersionId))
    .where(eq(councils.id, assessment.councilId))
  const areas = await tx
    .select({ number: frameworkAreas.number, title: frameworkAreas.title, statementId: areaStatements.id })
    .from(frameworkAreas)
    .leftJoin(
      areaStatements,
      and(eq(areaStatements.assessmentId, assessmentId), eq(areaStatements.area, frameworkAreas.number)),
    )
    .where(eq(frameworkAreas.frameworkVersionId, assessment.frameworkVersionId))
    .orderBy(asc(frameworkAreas.number))
  const people = await tx
    .select()
    .from(assessmentDuties)
    .where(eq(assessmentDuties.assessmentId, assessmentId))
    .orderBy(assessmentDuties.duty, assessmentDuties.name, assessmentDuties.startedAt, assessmentDuties.id)
  const record = await loadRecordRows(tx, assessmentId)
  const texts = await loadTextsOf(tx, assessmentId)
  // What was removed is left out here: asked of PostgreSQL, it may go through an index of what stands in every council.
  const attached = await tx
    .select()
    .from(evidence)
    .where(eq(evidence.assessmentId, assessmentId))
    .orderBy(asc(evidence.addedAt), asc(evidence.id))
  const files = attached.filter(({ removedAt }) => removedAt === null)
  const marks = await loadMarksOf(tx, assessmentId)
  const notes = await loadNotes(tx, assessmentId)
  return { assessment, council, framework, areas, people, record, texts, files, marks, notes }
}

export type SubmissionRows = Awaited<ReturnType<typeof loadSubmissionRows>>
