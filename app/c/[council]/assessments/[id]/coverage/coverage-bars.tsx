import type { CoverageView } from '@/lib/coverage/view-coverage'

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
        <ol className="mt-1 flex gap-1">
          {questions.map(({ code, shortName, half }) => (
            <li
              key={code}
              title={shortName}
              className={`flex min-h-8 flex-1 items-center justify-center border-2 text-sm ${half ? 'border-accent bg-accent text-on-accent forced-colors:border-[Highlight] forced-colors:bg-[Highlight] forced-colors:text-[HighlightText] forced-colors:forced-color-adjust-none' : 'border-dashed border-control bg-sheet'}`}
            >
              {code}
              <span className="sr-only"> {shortName}</span>
              <span className="sr-only">{half ? ': half or more' : ': fewer than half'}</span>
            </li>
          ))}
        </ol>
      </li>
    ))}
  </ul>
)
