import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { LinkButton } from '@/app/_ui/button'
import { SET_UP_TASKS, type SetUpTask, type TaskState } from '@/lib/assessment/set-up-tasks'
import type { SetUp } from '@/lib/assessment/view-set-up'
import { taskWords } from './task-words'

/** What there is to decide, each with what was decided. The next one is open, with its button. */
export function TaskList({ view, base }: { view: SetUp; base: string }) {
  const { tasks } = view
  return (
    <ol className="divide-y divide-line overflow-hidden rounded-(--radius) border border-line bg-sheet [--ground:var(--color-sheet)]">
      {SET_UP_TASKS.map((task) => (
        <Task
          key={task}
          task={task}
          view={view}
          state={tasks.states[task]}
          isNext={tasks.next === task}
          href={`${base}/setup/${task}`}
        />
      ))}
    </ol>
  )
}

type Props = { task: SetUpTask; view: SetUp; state: TaskState; isNext: boolean; href: string }

function Task({ task, view, state, isNext, href }: Props) {
  const t = useTranslations('setUp')
  const title = t(`tasks.${task}.title`)
  const isIn = view.questions.filter(({ leftOut }) => leftOut === null)
  const written = isIn.filter(({ writers }) => writers.length > 0).length
  const said =
    task === 'writers' && state === 'part' ? t('tasks.writers.progress', { count: written, all: isIn.length }) : ''
  return (
    <li
      className={`grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-4 gap-y-2 p-4 sm:grid-cols-[1.5rem_minmax(0,1fr)_auto] sm:px-6 ${isNext ? 'border-l-4 border-l-accent bg-accent-soft' : ''}`}
    >
      <TaskMark state={state} />
      <div className="min-w-0">
        <h2 className={isNext ? 'text-2xl' : 'text-lg'}>{title}</h2>
        {taskWords(task, view).map((words) => (
          <p key={words} className="max-w-(--measure)">
            {words}
          </p>
        ))}
        {task === 'writers' && written > 0 && state !== 'done' ? <Squares view={view} /> : null}
        {isNext ? (
          <div className="mt-3">
            <LinkButton href={href}>{t(`tasks.${task}.go`)}</LinkButton>
          </div>
        ) : null}
      </div>
      <div className="flex flex-wrap items-baseline gap-x-4 max-sm:col-start-2 sm:flex-col sm:items-end">
        <span className="font-semibold">{said || t(`states.${state}`)}</span>
        {isNext ? null : (
          <Link href={href}>
            {t(state === 'fixed' ? 'look' : 'change')}
            <span className="sr-only">{t('of', { task: title })}</span>
          </Link>
        )}
      </div>
    </li>
  )
}

/** Done is a full circle with a tick, begun a half one, what waits a broken one. The word stands beside it. */
const TaskMark = ({ state }: { state: TaskState }) => (
  <svg viewBox="0 0 24 24" aria-hidden className="mt-0.5 size-6 text-accent forced-colors:text-[CanvasText]">
    <circle
      cx="12"
      cy="12"
      r="10"
      fill={state === 'done' || state === 'fixed' ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="2"
      strokeDasharray={state === 'waits' ? '3 3' : undefined}
    />
    {state === 'part' ? <path d="M12 12V6a6 6 0 1 1-6 6z" fill="currentColor" /> : null}
    {state === 'done' || state === 'fixed' ? (
      <path d="m7 12.5 3.5 3.5L17 9" fill="none" stroke="var(--color-sheet)" strokeWidth="2.5" />
    ) : null}
  </svg>
)

/** A square for each question that is in, by area: full where somebody writes it. The sentence above says the same. */
const Squares = ({ view: { areas, questions } }: { view: SetUp }) => (
  <div aria-hidden className="mt-2 flex flex-wrap gap-x-3 gap-y-1">
    {areas.map(({ number }) => (
      <span key={number} className="flex gap-0.5">
        {questions
          .filter(({ area, leftOut }) => area === number && leftOut === null)
          .map(({ code, writers }) => (
            <span
              key={code}
              className={`h-4 w-3 border border-accent forced-color-adjust-none ${writers.length > 0 ? 'bg-accent' : 'border-dashed bg-sheet'}`}
            />
          ))}
      </span>
    ))}
  </div>
)
