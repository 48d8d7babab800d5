import type { Caller } from '@/db/gate'
import { ok } from '../result'
import { exportFile } from './verify-submission'
import { viewSubmission } from './view-submission'

/** The verifiable file of a submission, for whoever may read it. */
export async function exportSubmission(caller: Caller, input: { assessmentId: string }) {
  const viewed = await viewSubmission(caller, input)
  if (!viewed.ok) return viewed
  const { file, sha256, council } = viewed.value
  return ok({ fileName: `${council.slug}-submission-${sha256.slice(0, 12)}.json`, text: exportFile(file, sha256) })
}
