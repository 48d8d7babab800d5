import { Button } from '@/app/_ui/button'
import { inputClass } from '@/app/_ui/field'
import type { Comparison } from '@/lib/text/history/compare-moments'
import { momentWords } from '@/lib/words/dates'

/** Which two moments to compare. A plain form that leads to an address, so that a comparison can be sent to somebody. */
export function ChooseMoments({ from, to, offered }: { from: number; to: number; offered: Comparison['offered'] }) {
  const options = offered.map(({ seq, at, people, names }) => ({
    seq,
    words: `${names.length > 0 ? `${names.join(', ')}: ` : ''}${momentWords(at)}, ${people.join(', ')}`,
  }))
  const choice = (name: 'from' | 'to', label: string, chosen: number) => (
    <div className="min-w-0 grow basis-64">
      <label htmlFor={`compare-${name}`} className="block font-semibold">
        {label}
      </label>
      <select
        key={chosen}
        id={`compare-${name}`}
        name={name}
        defaultValue={chosen}
        className={`${inputClass(false)} mt-1`}
      >
        {options.map(({ seq, words }) => (
          <option key={seq} value={seq}>
            {words}
          </option>
        ))}
        {name === 'from' ? <option value={0}>Before the first word</option> : null}
      </select>
    </div>
  )
  return (
    <form method="get" className="flex flex-wrap items-end gap-4" aria-label="Choose two versions">
      {choice('from', 'From', from)}
      {choice('to', 'To', to)}
      <Button type="submit" variant="secondary">
        Compare
      </Button>
    </form>
  )
}
