import type { CoverageView } from '@/lib/coverage/view-coverage'
import { questionName } from '@/lib/framework/named-question'

type Group = CoverageView['areas'][number]['groups'][number]

/** One row a group, one square a question: filled where at least half of the group has scored. The words say the same. */
export const CoverageBars = ({ groups }: { groups: Group[] }) => (
  <ul className="flex flex-col gap-4">
    {groups.map(({ name, people, questions }) => (
      <li key={name}>
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="font-semibold">
            {name} <span className="font-normal text-secondary">({people} people)</span>
          </span>
          <span className="text-sm text-secondary">
            half or more on {questions.filter(({ half }) => half).length} of {questions.length}
          </span>
        </p>
        <ol className="mt-1 grid grid-cols-2 gap-1 sm:grid-cols-[repeat(auto-fill,minmax(9rem,1fr))]">
          {questions.map(({ code, shortName, half }) => (
            <li
              key={code}
              className={`min-h-8 border-2 px-2 py-1 text-sm leading-snug ${half ? 'border-accent bg-accent text-on-accent forced-colors:border-[Highlight] forced-colors:bg-[Highlight] forced-colors:text-[HighlightText] forced-colors:forced-color-adjust-none' : 'border-dashed border-control bg-sheet'}`}
            >
              {questionName({ code, shortName })}
              <span className="sr-only">{half ? ': half or more' : ': fewer than half'}</span>
            </li>
          ))}
        </ol>
      </li>
    ))}
  </ul>
)
