'use server'
import { reviewAction } from '@/app/_doors/review-action'
import { publishProgress, publishProgressInput } from '@/lib/progress/publish-progress'
import { writeView, writeViewInput } from '@/lib/progress/write-view'

export const writeViewAction = reviewAction(writeViewInput, writeView)
export const publishProgressAction = reviewAction(publishProgressInput, publishProgress)
