import Link from 'next/link'
import { LinkButton } from '@/app/_ui/button'
import type { Line } from '@/lib/notice/line'
import { dayWords } from '@/lib/words/dates'
import { say } from '@/lib/words/say'

type Dated = { lines: Line[]; today: string }

/** What comes first, opened: what it is, where, by when, and the way to do it. */
export function MostPressing({ line, today }: { line: Line; today: string }) {
  const { verb, words, about, place, due, href, kind } = line
  return (
    <section
      aria-labelledby="pressing"
      className="rounded-(--radius) border border-control bg-sheet p-4 [--ground:var(--color-sheet)] sm:p-6"
    >
      <p className="mb-2 flex flex-wrap justify-between gap-x-6 gap-y-1">
        <span className={due !== null && due < today ? 'font-semibold text-error' : 'font-semibold'}>
          {due === null
            ? say('notice.inbox.first')
            : say(due < today ? 'notice.inbox.late1' : 'notice.inbox.due1', { day: dayWords(due) })}
        </span>
        <span className="text-secondary">{place}</span>
      </p>
      <h2 id="pressing">
        {verb} {words}
      </h2>
      {about ? <p className="mt-1 text-secondary">{about}</p> : null}
      {kind === 'score' ? <p className="mt-2">{say('notice.untold')}</p> : null}
      <div className="mt-4">
        <LinkButton href={href}>
          {verb}
          <span className="sr-only"> {words}</span>
        </LinkButton>
      </div>
    </section>
  )
}

/** The rest along the days on which it is due, like an agenda; what has no day comes last. */
export function ActsByDate({ lines, today }: Dated) {
  const parts = PARTS.map((part) => ({ part, days: daysOf(lines.filter(({ due }) => partOf(due, today) === part)) }))
  return parts.map(({ part, days }) =>
    days.length === 0 ? null : (
      <section key={part} aria-labelledby={part}>
        <h2 id={part} className="border-b border-mark pb-2">
          {say(`notice.inbox.parts.${part}`)}
        </h2>
        <ol>
          {days.map(([day, acts]) => (
            <li key={day} className="grid gap-x-6 border-b border-line sm:grid-cols-[7.5rem_minmax(0,1fr)]">
              {day ? <Day day={day} /> : null}
              <ul className={day ? '' : 'sm:col-span-2'}>
                {acts.map((line) => (
                  <Act key={line.key} line={line} />
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </section>
    ),
  )
}

/** The number of the day large, as in an agenda; of another year than this one with its year. */
function Day({ day }: { day: string }) {
  const [weekday, number, name, year] = dayWords(day).split(' ')
  const month = dayWords(new Date()).endsWith(` ${year}`) ? name : `${name} ${year}`
  return (
    <p className="flex items-baseline gap-2 pt-3 sm:py-3">
      <time dateTime={day} className="contents">
        <span className="order-2 font-serif text-2xl leading-none sm:order-1">{number}</span>
        <span className="order-1 text-sm sm:order-2">
          <span className="block font-semibold max-sm:inline">{weekday}</span>
          <span className="block max-sm:hidden">{month}</span>
        </span>
        <span className="order-3 text-sm sm:hidden">{month}</span>
      </time>
    </p>
  )
}

const Act = ({ line: { verb, words, about, place, href } }: { line: Line }) => (
  <li className="grid gap-x-6 gap-y-1 border-line py-3 not-first:border-t sm:grid-cols-[minmax(0,1fr)_auto]">
    <span className="min-w-0 max-w-(--measure)">
      <Link href={href} className="no-underline">
        <span className="font-semibold underline underline-offset-2">{verb}</span>{' '}
        <span className="text-text">{words}</span>
      </Link>
      {about ? <span className="block text-sm text-secondary">{about}</span> : null}
    </span>
    <span className="text-sm text-secondary">{place}</span>
  </li>
)

const PARTS = ['late', 'week', 'next', 'later', 'undated'] as const
const DAY = 86_400_000

/** The part of an agenda in which a day is, by weeks that begin on Monday. */
function partOf(due: string | null, today: string): (typeof PARTS)[number] {
  if (due === null) return 'undated'
  if (due < today) return 'late'
  const weeks = (mondayOf(due) - mondayOf(today)) / (7 * DAY)
  return weeks < 1 ? 'week' : weeks < 2 ? 'next' : 'later'
}
const mondayOf = (day: string) => {
  const at = new Date(`${day}T00:00:00Z`)
  return at.getTime() - ((at.getUTCDay() + 6) % 7) * DAY
}

function daysOf(lines: readonly Line[]): [string, Line[]][] {
  const days = new Map<string, Line[]>()
  for (const line of lines) days.set(line.due ?? '', [...(days.get(line.due ?? '') ?? []), line])
  return [...days]
}
