import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import { councils } from '@/db/schema/council'
import { evidence } from '@/db/schema/evidence'
import { frameworkAreas, frameworkVersions } from '@/db/schema/framework'
import { areaStatements } from '@/db/schema/statement'
import type { AssessmentRow } from '../assessment/store'
import { loadDuties } from '../assessment/store-duties'
import { loadMarksOf } from '../evidence/load-marks'
import { loadRecordRows } from '../score/load-record'
import { loadTextsOf } from '../text/store'
import { loadNotes } from './load-notes'

/** The rows of everything that is signed, as they are now. */
export async function loadSubmissionRows(tx: Tx, assessment: AssessmentRow) {
  const assessmentId = assessment.id
  const areas = await tx
    .select({
      ...{ number: frameworkAreas.number, title: frameworkAreas.title, statementId: areaStatements.id },
      council: { name: councils.name, type: councils.type },
      framework: { name: frameworkVersions.name, version: frameworkVersions.version },
    })
    .from(frameworkAreas)
    .innerJoin(frameworkVersions, eq(frameworkVersions.id, frameworkAreas.frameworkVersionId))
    .innerJoin(councils, eq(councils.id, assessment.councilId))
    .leftJoin(
      areaStatements,
      and(eq(areaStatements.assessmentId, assessmentId), eq(areaStatements.area, frameworkAreas.number)),
    )
    .where(eq(frameworkAreas.frameworkVersionId, assessment.frameworkVersionId))
    .orderBy(asc(frameworkAreas.number))
  const people = await loadDuties(tx, assessmentId)
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
  return {
    assessment,
    council: areas[0]?.council,
    framework: areas[0]?.framework,
    areas,
    people,
    record,
    texts,
    files,
    marks,
    notes,
  }
}

export type SubmissionRows = Awaited<ReturnType<typeof loadSubmissionRows>>
