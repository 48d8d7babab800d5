import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { inputClass } from '@/app/_ui/field'
import { LISTED_DUTIES, type PeopleAsked, ROLE_NAMES } from '@/lib/people/people'
import { dutyName } from './words'

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
  const t = useTranslations('people')
  return (
    <search>
      <form action={action} className="flex flex-col gap-3">
        {show === 'here' ? null : <input type="hidden" name="show" value={show} />}
        <label htmlFor="people-q" className="sr-only">
          {t('search.words')}
        </label>
        <div className="flex gap-2">
          <input
            id="people-q"
            name="q"
            type="search"
            defaultValue={asked.q}
            placeholder={t('search.words')}
            className={`${inputClass(false)} min-w-0 flex-1`}
          />
          <Button type="submit" variant="secondary">
            {t('search.press')}
          </Button>
        </div>
        <div className="grid gap-2 sm:grid-cols-3">
          <Choice
            name="role"
            label={t('head.role')}
            empty={t('any.role')}
            chosen={asked.role}
            options={Object.entries(ROLE_NAMES)}
          />
          <Choice
            name="group"
            label={t('head.politicalGroup')}
            empty={t('any.group')}
            chosen={asked.group}
            options={groups.map(({ name }) => [name, name])}
          />
          <Choice
            name="duty"
            label={t('head.duty')}
            empty={t('any.duty')}
            chosen={asked.duty}
            options={LISTED_DUTIES.map((duty) => [duty, dutyName(duty)])}
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
