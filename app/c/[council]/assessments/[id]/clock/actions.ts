'use server'
import { councilAction } from '@/app/_doors/council-action'
import { moveMilestone, moveMilestoneInput } from '@/lib/clock/move-milestone'
import { sayMilestoneDone, sayMilestoneDoneInput } from '@/lib/clock/say-milestone-done'
import { setVisit, setVisitInput } from '@/lib/clock/set-visit'

export const setVisitAction = councilAction(setVisitInput, setVisit)
export const moveMilestoneAction = councilAction(moveMilestoneInput, moveMilestone)
export const sayMilestoneDoneAction = councilAction(sayMilestoneDoneInput, sayMilestoneDone)
