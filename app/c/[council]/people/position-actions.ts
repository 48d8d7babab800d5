'use server'
import { councilAction } from '@/app/_doors/council-action'
import { endPosition, endPositionInput } from '@/lib/people/end-position'
import { namePosition, namePositionInput } from '@/lib/people/name-position'

export const namePositionAction = councilAction(namePositionInput, namePosition)
export const endPositionAction = councilAction(endPositionInput, endPosition)
