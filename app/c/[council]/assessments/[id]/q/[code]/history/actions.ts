'use server'

import { councilAction } from '@/app/_doors/council-action'
import { nameVersion, nameVersionInput } from '@/lib/version/name-version'
import { restoreVersion, restoreVersionInput } from '@/lib/version/restore-version'

export const nameVersionAction = councilAction(nameVersionInput, nameVersion)
export const restoreVersionAction = councilAction(
  restoreVersionInput,
  restoreVersion,
  (slug, { assessmentId, code, seq }) => `/c/${slug}/assessments/${assessmentId}/q/${code}/history?restored=${seq}`,
)
