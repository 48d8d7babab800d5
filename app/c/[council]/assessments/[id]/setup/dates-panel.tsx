import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Time } from '@/app/_ui/time'
import type { SetUp } from '@/lib/assessment/view-set-up'
import { clockWords } from '@/lib/words/dates'

/** What follows from the dates, as a line of days: who is told when, when scores are due, when everybody meets. */
export function DatesPanel({ view }: { view: SetUp }) {
  const t = useTranslations('setUp.dates')
  const { assessment, meeting } = view
  const { scoresDueOn, meetingOn } = assessment
  const isSetUp = assessment.state === 'setup'
  return (
    <section aria-labelledby="means" className="rounded-(--radius) bg-sunken p-4 sm:p-6">
      <h2 id="means" className="mb-3">
        {t('means')}
      </h2>
      <ol className="ml-1.5 flex flex-col gap-5 border-l-2 border-control pl-5">
        <Point isFull={!isSetUp} head={isSetUp ? t('now') : t('opened')}>
          {isSetUp ? t('nowMore', { count: toldOf(view).length }) : ''}
        </Point>
        {scoresDueOn ? <Point head={<Time at={scoresDueOn} day />}>{t('scores')}</Point> : null}
        {meetingOn ? (
          <Point head={<Time at={meetingOn} day />}>
            {t('meeting', { clock: meeting ? clockWords(meeting.at) : 'no', place: meeting?.place || 'no' })}
          </Point>
        ) : null}
      </ol>
      {scoresDueOn || meetingOn ? null : <p className="mt-4 text-secondary">{t('none')}</p>}
    </section>
  )
}

const Point = ({ head, isFull, children }: { head: ReactNode; isFull?: boolean; children: ReactNode }) => (
  <li className="relative">
    <span
      aria-hidden
      className={`absolute top-1.5 -left-[1.7rem] size-3 rounded-full border-2 border-control forced-color-adjust-none ${isFull ? 'bg-control' : 'bg-sunken'}`}
    />
    <p className="font-semibold">{head}</p>
    <p className="text-sm text-secondary">{children}</p>
  </li>
)

/** Everybody who hears of it when the answers are opened, by name: who has a duty, and who writes. Whoever is still invited hears as they accept. */
export const toldOf = ({ duties, questions }: Pick<SetUp, 'duties' | 'questions'>): string[] => [
  ...new Set([
    ...duties.filter(({ isHeld }) => isHeld).map(({ name }) => name),
    ...questions.flatMap(({ leftOut, writers }) => (leftOut === null ? writers.map(({ name }) => name) : [])),
  ]),
]
