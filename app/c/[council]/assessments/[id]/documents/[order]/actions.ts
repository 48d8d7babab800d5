'use server'
import { councilAction } from '@/app/_doors/council-action'
import { fillGap, fillGapInput } from '@/lib/crosswalk/fill-gap'

export const fillGapAction = councilAction(fillGapInput, fillGap)
