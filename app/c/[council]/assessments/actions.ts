'use server'
import { councilAction } from '@/app/_doors/council-action'
import { allowComments, allowCommentsInput } from '@/lib/assessment/allow-comments'
import { archiveAssessment, archiveAssessmentInput } from '@/lib/assessment/archive-assessment'
import { assignQuestions, assignQuestionsInput } from '@/lib/assessment/assign-questions'
import { changeRules, changeRulesInput } from '@/lib/assessment/change-rules'
import { copyLastYear, copyLastYearInput } from '@/lib/assessment/copy-last-year'
import { createAssessment, createAssessmentInput } from '@/lib/assessment/create-assessment'
import { deleteAssessment, deleteAssessmentInput } from '@/lib/assessment/delete-assessment'
import { leaveOutQuestions, leaveOutQuestionsInput } from '@/lib/assessment/leave-out-questions'
import { markProgress, markProgressInput } from '@/lib/assessment/mark-progress'
import { namePeople, namePeopleInput } from '@/lib/assessment/name-people'
import { nameSuccessor, nameSuccessorInput } from '@/lib/assessment/name-successor'
import { openMeeting, openMeetingInput } from '@/lib/assessment/open-meeting'
import { openScoring, openScoringInput } from '@/lib/assessment/open-scoring'
import { reopenSubmission, reopenSubmissionInput } from '@/lib/assessment/reopen-submission'
import { setDates, setDatesInput } from '@/lib/assessment/set-dates'
import { startNextCycle, startNextCycleInput } from '@/lib/assessment/start-next-cycle'
import { startPreparing, startPreparingInput } from '@/lib/assessment/start-preparing'
import { takeInQuestions, takeInQuestionsInput } from '@/lib/assessment/take-in-questions'
import { tightenNaming, tightenNamingInput } from '@/lib/assessment/tighten-naming'
import { unarchiveAssessment, unarchiveAssessmentInput } from '@/lib/assessment/unarchive-assessment'

/** A new assessment leads to its set-up, and each task of that back to the list of them. */
const backToList = {
  next: (slug: string, { assessmentId }: { assessmentId: string }) => `/c/${slug}/assessments/${assessmentId}/setup`,
}
export const createAssessmentAction = councilAction(createAssessmentInput, createAssessment, backToList)
export const startNextCycleAction = councilAction(startNextCycleInput, startNextCycle, backToList)
export const reopenSubmissionAction = councilAction(reopenSubmissionInput, reopenSubmission, backToList)
export const changeRulesAction = councilAction(changeRulesInput, changeRules, backToList)
export const setDatesAction = councilAction(setDatesInput, setDates, backToList)
export const allowCommentsAction = councilAction(allowCommentsInput, allowComments)
export const tightenNamingAction = councilAction(tightenNamingInput, tightenNaming)
export const namePeopleAction = councilAction(namePeopleInput, namePeople, backToList)
export const nameSuccessorAction = councilAction(nameSuccessorInput, nameSuccessor, backToList)
export const assignQuestionsAction = councilAction(assignQuestionsInput, assignQuestions)
export const copyLastYearAction = councilAction(copyLastYearInput, copyLastYear)
export const markProgressAction = councilAction(markProgressInput, markProgress)
export const startPreparingAction = councilAction(startPreparingInput, startPreparing)
export const openScoringAction = councilAction(openScoringInput, openScoring)
export const openMeetingAction = councilAction(openMeetingInput, openMeeting)
export const takeInQuestionsAction = councilAction(takeInQuestionsInput, takeInQuestions)
export const leaveOutQuestionsAction = councilAction(leaveOutQuestionsInput, leaveOutQuestions)
export const deleteAssessmentAction = councilAction(deleteAssessmentInput, deleteAssessment, {
  freshSignIn: true,
  next: (slug) => `/c/${slug}`,
})
export const archiveAssessmentAction = councilAction(archiveAssessmentInput, archiveAssessment)
export const unarchiveAssessmentAction = councilAction(unarchiveAssessmentInput, unarchiveAssessment)
