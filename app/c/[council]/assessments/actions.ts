'use server'
import { councilAction } from '@/app/_doors/council-action'
import { assignQuestion, assignQuestionInput } from '@/lib/assessment/assign-question'
import { changeRules, changeRulesInput } from '@/lib/assessment/change-rules'
import { createAssessment, createAssessmentInput } from '@/lib/assessment/create-assessment'
import { leaveOutQuestions, leaveOutQuestionsInput } from '@/lib/assessment/leave-out-questions'
import { markProgress, markProgressInput } from '@/lib/assessment/mark-progress'
import { namePeople, namePeopleInput } from '@/lib/assessment/name-people'
import { nameSuccessor, nameSuccessorInput } from '@/lib/assessment/name-successor'
import { openMeeting, openMeetingInput } from '@/lib/assessment/open-meeting'
import { openScoring, openScoringInput } from '@/lib/assessment/open-scoring'
import { startPreparing, startPreparingInput } from '@/lib/assessment/start-preparing'
import { tightenNaming, tightenNamingInput } from '@/lib/assessment/tighten-naming'

export const createAssessmentAction = councilAction(createAssessmentInput, createAssessment, {
  next: (slug, made) => `/c/${slug}/assessments/${made.assessmentId}/setup`,
})
export const changeRulesAction = councilAction(changeRulesInput, changeRules)
export const tightenNamingAction = councilAction(tightenNamingInput, tightenNaming)
export const namePeopleAction = councilAction(namePeopleInput, namePeople)
export const nameSuccessorAction = councilAction(nameSuccessorInput, nameSuccessor, {
  next: (slug, { assessmentId }) => `/c/${slug}/assessments/${assessmentId}/setup`,
})
export const assignQuestionAction = councilAction(assignQuestionInput, assignQuestion)
export const markProgressAction = councilAction(markProgressInput, markProgress)
export const startPreparingAction = councilAction(startPreparingInput, startPreparing)
export const openScoringAction = councilAction(openScoringInput, openScoring)
export const openMeetingAction = councilAction(openMeetingInput, openMeeting)
export const leaveOutQuestionsAction = councilAction(leaveOutQuestionsInput, leaveOutQuestions)
