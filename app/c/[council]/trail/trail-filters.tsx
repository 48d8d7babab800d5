import { Button } from '@/app/_ui/button'
import { inputClass } from '@/app/_ui/field'

export type TrailChoice = {
  name: string
  label: string
  empty: string
  chosen: string | undefined
  options: (readonly [value: string, words: string])[]
}

/** Narrows a trail: an address that can be kept, without a line of script. */
export const TrailFilters = ({
  action,
  submit,
  choices,
}: {
  action: string
  submit: string
  choices: TrailChoice[]
}) => (
  <search>
    <form action={action} className="flex flex-wrap items-end gap-3">
      {choices.map(({ name, label, empty, chosen = '', options }) => (
        <label key={name} className="min-w-0 flex-1 basis-56">
          <span className="block font-semibold">{label}</span>
          <select name={name} defaultValue={chosen} className={inputClass(false)}>
            <option value="">{empty}</option>
            {options.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
      ))}
      <Button type="submit" variant="secondary">
        {submit}
      </Button>
    </form>
  </search>
)
