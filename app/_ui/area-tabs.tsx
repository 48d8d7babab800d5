import Link from 'next/link'
import type { ReactNode } from 'react'
import { addressOf } from '@/app/_doors/asked'
import { say } from '@/lib/words/say'

type Area = { number: number; title: string }
/** Every area at once, as it is printed. */
const ALL = 'all'

/** The areas that a page shows: the one that its address asks for, all of them, or else the first. */
export const areasIn = <A extends Area>(areas: readonly A[], asked: string | undefined): readonly A[] =>
  asked === ALL ? areas : [areas.find(({ number }) => String(number) === asked) ?? areas[0]].filter((one) => !!one)

type Tabs = { areas: readonly Area[]; shown: readonly Area[]; here: string }

/** The areas of a long page as its contents: at the side of what is read, in view all the way; above it on a narrow screen. */
export const AreasBeside = ({ children, contents, ...tabs }: Tabs & { children: ReactNode; contents?: ReactNode }) => (
  <div className="gap-x-8 lg:grid lg:grid-cols-[14rem_minmax(0,1fr)] print:block">
    <div className="mb-6 flex flex-col gap-4 lg:sticky lg:top-4 lg:mb-0 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto lg:[&_ul]:flex-col print:hidden">
      <AreaTabs {...tabs} />
      {contents}
    </div>
    <div className="flex min-w-0 flex-col gap-6">{children}</div>
  </div>
)

/** A long page an area at a time, each a place of its own, and all together for whoever prints. */
export function AreaTabs({ areas, shown, here }: Tabs) {
  const tabs = [
    ...areas.map(({ number, title }) => ({
      area: String(number),
      words: `${number}. ${title}`,
      isHere: shown.length === 1 && shown[0]?.number === number,
    })),
    { area: ALL, words: say('lists.allAreas'), isHere: shown.length > 1 },
  ]
  return (
    <nav aria-label={say('lists.areas')} className="no-print">
      <ul className="flex flex-wrap gap-2">
        {tabs.map(({ area, words, isHere }) => (
          <li key={area}>
            <Link
              href={addressOf(here, { area })}
              aria-current={isHere ? 'page' : undefined}
              className={`inline-flex min-h-11 items-center rounded-(--radius) border px-3 py-1 no-underline hover:bg-accent-soft ${isHere ? 'border-2 border-accent bg-accent-soft font-semibold text-text' : 'border-control bg-sheet'}`}
            >
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
