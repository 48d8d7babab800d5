import Link from 'next/link'
import { LevelMark } from '@/app/_ui/level-mark'
import { StateMark } from '@/app/_ui/state-mark'
import { questionName } from '@/lib/framework/named-question'
import type { QuestionView } from '@/lib/score/view-question'

/** The assessment's questions with their marks, to go from one to the next. On a narrow screen it is folded away. */
export function QuestionRail({ view, base }: { view: QuestionView; base: string }) {
  const place = view.rail.findIndex((q) => q.code === view.question.code)
  const [before, after] = [view.rail[place - 1], view.rail[place + 1]]
  return (
    <nav aria-label="Questions" className="no-print mb-2 flex flex-wrap items-baseline gap-x-6 gap-y-1 text-sm">
      {before ? <Link href={`${base}/q/${before.code}`}>← {questionName(before)}</Link> : null}
      {after ? <Link href={`${base}/q/${after.code}`}>{questionName(after)} →</Link> : null}
      <details className="w-full sm:w-auto">
        <summary className="min-h-8 cursor-pointer text-accent underline">All questions</summary>
        <div className="mt-2 grid gap-4 rounded-(--radius) border border-line bg-sheet p-4 sm:grid-cols-2">
          {view.areas.map((area) => (
            <section key={area.number} aria-label={area.title}>
              <h3>
                {area.number}. {area.title}
              </h3>
              <ul className="mt-1">
                {view.rail
                  .filter((q) => q.area === area.number)
                  .map((q) => (
                    <li key={q.code} className="flex items-center gap-2 py-0.5">
                      <LevelMark level={q.level} ambition={q.ambition} size="small" />
                      <Link
                        href={`${base}/q/${q.code}`}
                        aria-current={q.code === view.question.code ? 'page' : undefined}
                        className="aria-[current]:font-semibold"
                      >
                        {questionName(q)}
                      </Link>
                      <StateMark state={q.state} bare />
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </div>
      </details>
    </nav>
  )
}

/** Where there is room, the questions of the area stand beside the answer, each with its mark and how far it is. */
export function AreaRail({ view, base }: { view: QuestionView; base: string }) {
  const { question } = view
  const area = view.areas.find(({ number }) => String(number) === question.code.split('.')[0])
  if (!area) return null
  return (
    <nav
      aria-labelledby="area-rail"
      className="no-print sticky top-4 max-h-[calc(100dvh-2rem)] self-start overflow-y-auto max-[82.99rem]:hidden"
    >
      <p id="area-rail" className="mb-2 font-semibold">
        {area.number} {area.title}
      </p>
      <ul className="border-t border-line">
        {view.rail
          .filter((one) => one.area === area.number)
          .map((one) => (
            <li
              key={one.code}
              className={`flex items-start gap-2 border-b border-line py-1.5 pr-1 text-sm leading-snug ${one.code === question.code ? 'border-l-4 border-l-accent bg-sunken pl-2' : 'pl-3'}`}
            >
              <span className="grow">
                <Link
                  href={`${base}/q/${one.code}`}
                  prefetch={false}
                  aria-current={one.code === question.code ? 'page' : undefined}
                  className="text-text no-underline hover:underline aria-[current]:font-semibold"
                >
                  {questionName(one)}
                </Link>
                <span className="mt-0.5 block text-secondary">
                  <StateMark state={one.state} />
                </span>
              </span>
              <LevelMark level={one.level} ambition={one.ambition} size="small" />
            </li>
          ))}
      </ul>
    </nav>
  )
}
