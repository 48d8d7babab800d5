import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { LevelMark } from './level-mark'
import { type MarkedState, StateMark } from './state-mark'

export type HeatCell = {
  code: string
  area: number
  shortName: string
  question: string
  state: MarkedState
  level: number | null
  ambition: number | null
  openThreads: number
  waiting: string | null
  href: string
}
/** `statement`: where what is said of it as a whole is read, by whoever may. */
type Area = { number: number; title: string; statement?: string }

/** Five rows, one an area, and its questions as cells: where the council stands, at one look. It prints on one A4 sheet. */
export function HeatMap({ areas, cells }: { areas: Area[]; cells: HeatCell[] }) {
  const t = useTranslations('statement')
  return (
    <div className="flex flex-col gap-5">
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-secondary">
        <span aria-hidden>
          <LevelMark level={2} ambition={3} size="small" />
        </span>
        The number is the agreed level, the dashed line the ambition. A thick frame waits for you.
      </p>
      {areas.map((area) => {
        const own = cells.filter((cell) => cell.area === area.number)
        if (own.length === 0) return null
        return (
          <section key={area.number} aria-labelledby={`area-${area.number}`} className="break-inside-avoid">
            <div className="mb-2 flex flex-wrap items-baseline gap-x-4">
              <h3 id={`area-${area.number}`}>
                {area.number}. {area.title}
              </h3>
              {area.statement ? (
                <Link href={area.statement} className="py-1">
                  {t.rich('toIt', { number: area.number, about: (words) => <span className="sr-only">{words}</span> })}
                </Link>
              ) : null}
            </div>
            <ul className="grid gap-2 sm:grid-cols-4 lg:grid-cols-8 print:grid-cols-8">
              {own.map((cell) => (
                <li key={cell.code}>
                  <Link
                    href={cell.href}
                    title={cell.question}
                    className={`flex h-full flex-col gap-1 rounded-(--radius) border bg-sheet p-2 text-text no-underline hover:bg-accent-soft hover:text-text ${cell.waiting ? 'border-2 border-accent' : 'border-line'}`}
                  >
                    <span className="flex items-start justify-between gap-3 sm:items-center sm:gap-1">
                      <span className="font-semibold tabular-nums">{cell.code}</span>
                      <LevelMark level={cell.level} ambition={cell.ambition} size="medium" />
                    </span>
                    <span className="leading-snug">{cell.shortName}</span>
                    <StateMark state={cell.state} />
                    {cell.openThreads > 0 ? (
                      <span className="text-sm text-secondary">
                        {cell.openThreads === 1 ? '1 comment' : `${cell.openThreads} comments`}
                      </span>
                    ) : null}
                    {cell.waiting ? <span className="text-sm font-semibold text-accent">{cell.waiting}</span> : null}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
