'use server'
import { reviewAction } from '@/app/_doors/review-action'
import { decideFact, decideFactInput } from '@/lib/report/decide-fact'
import { publishReport, publishReportInput } from '@/lib/report/publish-report'
import { removeWritten, removeWrittenInput } from '@/lib/report/remove-written'
import { sendReport, sendReportInput } from '@/lib/report/send-report'
import { writeFinding, writeFindingInput } from '@/lib/report/write-finding'
import { writeRecommendation, writeRecommendationInput } from '@/lib/report/write-recommendation'

export const writeFindingAction = reviewAction(writeFindingInput, writeFinding)
export const writeRecommendationAction = reviewAction(writeRecommendationInput, writeRecommendation)
export const removeWrittenAction = reviewAction(removeWrittenInput, removeWritten)
export const sendReportAction = reviewAction(sendReportInput, sendReport)
export const decideFactAction = reviewAction(decideFactInput, decideFact)
export const publishReportAction = reviewAction(publishReportInput, publishReport)
