import type { NamedDuty } from '../access/access'
import { type AssessmentState, isTimeFor } from '../access/capability'

/** What there is to decide before the answers are opened, each on a page of its own, in the order in which it is asked. */
export const SET_UP_TASKS = ['people', 'questions', 'writers', 'dates', 'rules', 'open'] as const
export type SetUpTask = (typeof SET_UP_TASKS)[number]
export type TaskState = 'done' | 'part' | 'to-do' | 'waits' | 'fixed'

/** What a set-up is judged by. People who are invited count: they take their duties up as they accept. */
export type SetUpSoFar = {
  state: AssessmentState
  named: Record<NamedDuty, number>
  unsaidGroups: readonly string[]
  questions: readonly { leftOut: string | null; writers: number }[]
  meetingOn: string | null
  scoresDueOn: string | null
}

/** What has to be there before the answers can be opened, with the task in which it is done. */
export type Missing = { task: SetUpTask; what: NamedDuty | 'group'; groups: readonly string[] }

export function missingIn({ named, unsaidGroups }: SetUpSoFar): Missing[] {
  const lacks = (what: NamedDuty, needed: number): Missing[] =>
    named[what] < needed ? [{ task: 'people', what, groups: [] }] : []
  const groups: Missing[] = unsaidGroups.length > 0 ? [{ task: 'people', what: 'group', groups: unsaidGroups }] : []
  return [...lacks('assessor', 1), ...lacks('chair', 1), ...lacks('signatory', 2), ...groups]
}

/** How each task stands, and the first that is worth going to. */
export function tasksOf(soFar: SetUpSoFar): { states: Record<SetUpTask, TaskState>; next: SetUpTask | null } {
  const { state, named, questions, meetingOn, scoresDueOn } = soFar
  const isIn = questions.filter(({ leftOut }) => leftOut === null)
  const written = isIn.filter(({ writers }) => writers > 0).length
  const isLacking = missingIn(soFar).length > 0
  const of = (has: boolean, all: boolean): TaskState => (all ? 'done' : has ? 'part' : 'to-do')
  const isOpen = state !== 'setup'
  const states: Record<SetUpTask, TaskState> = {
    people: isTimeFor('name-people', state)
      ? of(named.assessor + named.chair + named.signatory > 0, !isLacking)
      : 'fixed',
    questions: 'done',
    writers: of(written > 0, isIn.length > 0 && written === isIn.length),
    dates: of(Boolean(meetingOn ?? scoresDueOn), Boolean(meetingOn && scoresDueOn)),
    rules: isTimeFor('set-rules', state) ? 'done' : 'fixed',
    open: isOpen ? 'done' : isLacking ? 'waits' : 'to-do',
  }
  const isToGo = (task: SetUpTask) => states[task] === 'to-do' || states[task] === 'part'
  return { states, next: isOpen ? null : (SET_UP_TASKS.find(isToGo) ?? null) }
}
