'use server'
import { reviewAction } from '@/app/_doors/review-action'
import { noteHeard, noteHeardInput } from '@/lib/heard/note-heard'
import { takeOutHeard, takeOutHeardInput } from '@/lib/heard/take-out-heard'

export const noteHeardAction = reviewAction(noteHeardInput, noteHeard, { limit: 'comments' })
export const takeOutHeardAction = reviewAction(takeOutHeardInput, takeOutHeard)
