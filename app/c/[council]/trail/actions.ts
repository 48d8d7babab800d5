'use server'
import { z } from 'zod'
import { councilAction } from '@/app/_doors/council-action'
import { checkInWords } from './checked-words'

export const checkTrailAction = councilAction(z.object({}), checkInWords, { limit: 'exports' })
