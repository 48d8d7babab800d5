'use server'

import { councilAction } from '@/app/_doors/council-action'
import { bringWordBack, bringWordBackInput } from '@/lib/comment/bring-word-back'
import { wordBackInput } from '@/lib/comment/read-back'
import { viewWordBack } from '@/lib/comment/view-word-back'

export const viewWordBackAction = councilAction(wordBackInput, viewWordBack, { limit: 'exports' })
export const bringWordBackAction = councilAction(bringWordBackInput, bringWordBack, { limit: 'comments' })
