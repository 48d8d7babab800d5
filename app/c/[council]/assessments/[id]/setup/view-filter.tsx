'use client'

export type Shown = { value: string; label: string; count: string; isApart?: boolean }

/** Which questions are shown: one of a few, at the side where there is room, else in lines. What is ticked stays so. */
export const ViewFilter = ({
  label,
  shown,
  views,
  onShow,
}: {
  label: string
  shown: string
  views: Shown[]
  onShow: (value: string) => void
}) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would ask for something to fill in
  <div role="group" aria-label={label} className="flex flex-wrap gap-1 self-start lg:flex-col lg:gap-0">
    {views.map(({ value, label: words, count, isApart }) => (
      <button
        key={value}
        type="button"
        aria-pressed={shown === value}
        onClick={() => onShow(value)}
        className={`flex min-h-11 cursor-pointer items-center justify-between gap-3 border-b-4 px-3 py-1 text-left lg:w-full lg:border-b-0 lg:border-l-4 ${isApart ? 'lg:mt-3' : ''} ${shown === value ? 'border-accent bg-sheet font-semibold' : 'border-transparent hover:bg-sunken forced-colors:border-[Canvas]'}`}
      >
        <span>{words}</span>
        <span className="whitespace-nowrap text-secondary tabular-nums">{count}</span>
      </button>
    ))}
  </div>
)
