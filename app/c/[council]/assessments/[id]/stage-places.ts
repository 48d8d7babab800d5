import { STAGES, type Stage, type Step } from '@/lib/assessment/stages'
import type { StagesView } from '@/lib/assessment/view-stages'
import type { Messages } from '@/lib/words/messages'
import { say } from '@/lib/words/say'

/** `count` is how many things stand there. */
export type Place = { href: string; label: string; count?: number }
/** A stage as the navigation shows it: how far the assessment is with it, what waits in it, and its pages. */
export type ShownStage = {
  stage: Stage
  label: string
  isDone: boolean
  isPresent: boolean
  waiting: number
  places: Place[]
}

/** The stages in their order, each with the pages that there are and that the reader may open. */
export function shownStages(view: StagesView, base: string): ShownStage[] {
  const { open, first } = view
  const place = (isThere: unknown, name: PlaceName, path: string) =>
    isThere ? [{ href: base + path, label: say(`stages.places.${name}`) }] : []
  const places: Record<Stage, Place[]> = {
    write: [
      ...place(open.setUp, 'setUp', '/setup'),
      ...place(first.code, 'questions', `/q/${first.code}`),
      ...place(open.statements && first.area, 'statements', `/areas/${first.area}`),
      ...place(true, 'evidence', '/evidence'),
      ...place(true, 'comments', '/comments').map((one) => ({ ...one, count: view.comments })),
    ],
    score: [
      ...place(open.score && first.area, 'score', `/score/${first.area}`),
      ...place(open.coverage, 'coverage', '/coverage'),
    ],
    agree: [
      ...place(open.meeting, 'meeting', '/meeting'),
      ...place(open.meeting, 'agenda', '/meeting/agenda'),
      ...place(open.record, 'record', '/record'),
      ...place(open.record, 'agreement', '/agreement'),
    ],
    sign: [
      ...place(open.signing, 'signing', '/submit'),
      ...place(open.report, 'report', '/report'),
      ...place(true, 'documents', '/documents'),
      ...place(open.trail, 'trail', '/trail'),
    ],
    improve: [
      ...place(open.report, 'reviews', '/reviews'),
      ...place(open.report, 'requests', '/requests'),
      ...place(open.report, 'findings', '/findings'),
      ...place(open.report, 'route', '/route'),
      ...place(open.report, 'publish', '/publish'),
      ...place(open.report, 'clock', '/clock'),
      ...place(open.reopen, 'reopen', '/reopen'),
      { href: `${base.split('/assessments/')[0]}/plan`, label: say('stages.places.plan') },
    ],
  }
  const present = STAGES.indexOf(view.present)
  return STAGES.map((stage, at) => ({
    stage,
    label: say(`stages.names.${stage}`),
    isDone: at < present,
    isPresent: at === present,
    waiting: view.waiting[stage],
    places: places[stage],
  }))
}

type PlaceName = keyof Messages['stages']['places']

/** Where a step is taken. */
export const STEP_PATHS: Record<Step, string> = {
  'start-preparing': '/setup',
  'open-scoring': '',
  'open-meeting': '',
  agree: '/meeting',
  'start-signing': '/submit',
  sign: '/submit',
  submit: '/submit',
  'invite-peers': '/reviews',
  'await-peers': '/reviews',
}

/** Whether the reader may open the page on which a step is taken. */
export function isStepOpen({ open }: StagesView, step: Step): boolean {
  const opens: Record<Step, boolean> = {
    'start-preparing': open.setUp,
    'open-scoring': true,
    'open-meeting': true,
    agree: open.meeting,
    'start-signing': open.signing,
    sign: open.signing,
    submit: open.signing,
    'invite-peers': open.report,
    'await-peers': open.report,
  }
  return opens[step]
}
