import { Button } from '@/app/_ui/button'
import { inputClass } from '@/app/_ui/field'
import { LISTED_DUTIES, type PeopleAsked, ROLE_NAMES } from '@/lib/people/people'
import { DUTY_WORDS, PEOPLE } from './words'

/** Searches the list by words and narrows it: an address that can be kept, without a line of script. */
export function PeopleSearch({
  action,
  asked,
  show,
  groups,
}: {
  action: string
  asked: PeopleAsked
  show: string
  groups: readonly { name: string }[]
}) {
  return (
    <search>
      <form action={action} className="flex flex-col gap-3">
        {show === 'here' ? null : <input type="hidden" name="show" value={show} />}
        <label htmlFor="people-q" className="sr-only">
          {PEOPLE.search}
        </label>
        <div className="flex gap-2">
          <input
            id="people-q"
            name="q"
            type="search"
            defaultValue={asked.q}
            placeholder={PEOPLE.search}
            className={`${inputClass(false)} min-w-0 flex-1`}
          />
          <Button type="submit" variant="secondary">
            {PEOPLE.searchButton}
          </Button>
        </div>
        <div className="grid gap-2 sm:grid-cols-3">
          <Choice
            name="role"
            label="Role"
            empty={PEOPLE.allRoles}
            chosen={asked.role}
            options={Object.entries(ROLE_NAMES)}
          />
          <Choice
            name="group"
            label="Political group"
            empty={PEOPLE.allGroups}
            chosen={asked.group}
            options={groups.map(({ name }) => [name, name])}
          />
          <Choice
            name="duty"
            label="Duty"
            empty={PEOPLE.anyDuty}
            chosen={asked.duty}
            options={LISTED_DUTIES.map((duty) => [duty, DUTY_WORDS[duty]])}
          />
        </div>
      </form>
    </search>
  )
}

const Choice = ({
  name,
  label,
  empty,
  chosen = '',
  options,
}: {
  name: string
  label: string
  empty: string
  chosen?: string | undefined
  options: (readonly [value: string, words: string])[]
}) => (
  <label>
    <span className="sr-only">{label}</span>
    <select name={name} defaultValue={chosen} className={inputClass(false)}>
      <option value="">{empty}</option>
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  </label>
)
