'use server'

import { councilAction } from '@/app/_doors/council-action'
import { letStand, letStandInput } from '@/lib/score/let-stand'
import { standByScore, standByScoreInput } from '@/lib/score/stand-by-score'

export const standByScoreAction = councilAction(standByScoreInput, standByScore)
export const letStandAction = councilAction(letStandInput, letStand)
