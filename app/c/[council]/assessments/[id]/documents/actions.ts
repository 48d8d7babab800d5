'use server'

import { councilAction } from '@/app/_doors/council-action'
import { wordBackInput } from '@/lib/paper/back/word-back'
import { bringWordBack, bringWordBackInput } from '@/lib/paper/bring-word-back'
import { previewWordBack } from '@/lib/paper/preview-word-back'

export const previewWordBackAction = councilAction(wordBackInput, previewWordBack)
export const bringWordBackAction = councilAction(bringWordBackInput, bringWordBack, { limit: 'comments' })
