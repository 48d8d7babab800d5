'use server'

import { councilAction } from '@/app/_doors/council-action'
import { nameVersion, nameVersionInput } from '@/lib/text/history/name-version'
import { restoreVersion, restoreVersionInput } from '@/lib/text/history/restore-version'

export const nameVersionAction = councilAction(nameVersionInput, nameVersion)
export const restoreVersionAction = councilAction(restoreVersionInput, restoreVersion, {
  next: (slug, { textId, seq }) => `/c/${slug}/texts/${textId}?restored=${seq}`,
})
