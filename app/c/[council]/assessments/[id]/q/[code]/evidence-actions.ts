'use server'

import { councilAction } from '@/app/_doors/council-action'
import { attachLink, attachLinkInput } from '@/lib/evidence/attach-link'
import { removeEvidence, removeEvidenceInput } from '@/lib/evidence/remove-evidence'

export const attachLinkAction = councilAction(attachLinkInput, attachLink)
export const removeEvidenceAction = councilAction(removeEvidenceInput, removeEvidence)
