'use server'
import { councilAction } from '@/app/_doors/council-action'
import { addAction, addActionInput } from '@/lib/plan/add-action'
import { approvePlan, approvePlanInput } from '@/lib/plan/approve-plan'
import { changeAction, changeActionInput } from '@/lib/plan/change-action'
import { dropAction, dropActionInput } from '@/lib/plan/drop-action'
import { moveAction, moveActionInput } from '@/lib/plan/move-action'
import { sendPlan, sendPlanInput } from '@/lib/plan/send-plan'
import { sendPlanBack, sendPlanBackInput } from '@/lib/plan/send-plan-back'
import { takeBackPlan, takeBackPlanInput } from '@/lib/plan/take-back-plan'

export const addActionAction = councilAction(addActionInput, addAction, {
  next: (slug, { actionId }) => `/c/${slug}/plan/${actionId}`,
})
export const changeActionAction = councilAction(changeActionInput, changeAction)
export const dropActionAction = councilAction(dropActionInput, dropAction)
export const moveActionAction = councilAction(moveActionInput, moveAction)
export const sendPlanAction = councilAction(sendPlanInput, sendPlan)
export const takeBackPlanAction = councilAction(takeBackPlanInput, takeBackPlan)
export const approvePlanAction = councilAction(approvePlanInput, approvePlan)
export const sendPlanBackAction = councilAction(sendPlanBackInput, sendPlanBack)
