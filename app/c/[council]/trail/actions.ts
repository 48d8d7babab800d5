'use server'
import { councilAction } from '@/app/_doors/council-action'
import { checkCouncilTrailInput } from '@/lib/council/check-council-trail'
import { checkInWords } from './checked-words'

export const checkTrailAction = councilAction(checkCouncilTrailInput, checkInWords, { limit: 'exports' })
