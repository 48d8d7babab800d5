'use server'

import { councilAction } from '@/app/_doors/council-action'
import { wordBackInput } from '@/lib/paper/back/read-back'
import { bringWordBack, bringWordBackInput } from '@/lib/paper/bring-word-back'
import { viewWordBack } from '@/lib/paper/view-word-back'

export const viewWordBackAction = councilAction(wordBackInput, viewWordBack)
export const bringWordBackAction = councilAction(bringWordBackInput, bringWordBack, { limit: 'comments' })
