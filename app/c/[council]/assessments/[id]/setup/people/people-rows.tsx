'use client'
import { useTranslations } from 'next-intl'
import { NAMED_DUTIES, type NamedDuty } from '@/lib/access/access'

export type Chosen = Record<NamedDuty, string[]>
export type Nameable = {
  id: string
  name: string
  post: string
  group: string | null
  isMember: boolean
  isInvited: boolean
  mayHold: readonly NamedDuty[]
}

/** A group of people as rows, each with a box for what they may be. All of a group assess by one press. */
export function PeopleRows({
  title,
  sum,
  people,
  chosen,
  onSet,
  hasAll,
}: {
  title: string
  sum: string
  people: Nameable[]
  chosen: Chosen
  onSet: (duty: NamedDuty, ids: string[], isOn: boolean) => void
  hasAll: boolean
}) {
  const t = useTranslations('setUp.people')
  const assessors = people.filter(({ mayHold }) => mayHold.includes('assessor')).map(({ id }) => id)
  return (
    <fieldset className="min-w-0 rounded-(--radius) border border-line bg-sheet">
      <legend className="sr-only">{title}</legend>
      <div className="grid items-center gap-x-4 gap-y-1 border-b-2 border-control px-4 py-2 sm:grid-cols-[1fr_7rem_5rem_5rem]">
        <p aria-hidden>
          <span className="font-serif text-lg font-semibold">{title}</span>
          {sum ? <span className="ml-3 text-sm text-secondary">{sum}</span> : null}
        </p>
        {hasAll && people.length > 1 ? (
          <label className="flex min-h-8 cursor-pointer items-center gap-2 text-sm sm:col-span-3">
            <input
              type="checkbox"
              className="size-6 shrink-0 accent-(--color-accent)"
              checked={assessors.length > 0 && assessors.every((id) => chosen.assessor.includes(id))}
              onChange={(event) => onSet('assessor', assessors, event.target.checked)}
            />
            {t('tickAll', { group: title })}
          </label>
        ) : null}
      </div>
      <ul className="divide-y divide-line">
        {people.map((one) => (
          <li
            key={one.id}
            className="grid items-center gap-x-4 gap-y-1 px-4 py-2 has-checked:bg-accent-soft sm:grid-cols-[1fr_7rem_5rem_5rem]"
          >
            <p>
              <span className="font-semibold">{one.name}</span>{' '}
              <span className="block text-sm text-secondary">
                {one.post}
                {one.isInvited ? ` (${t('invited')})` : ''}
              </span>
            </p>
            <div className="contents max-sm:flex max-sm:flex-wrap max-sm:gap-x-6">
              {NAMED_DUTIES.map((duty) => (
                <DutyBox key={duty} duty={duty} one={one} chosen={chosen} onSet={onSet} />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

function DutyBox({
  duty,
  one: { id, name, mayHold },
  chosen,
  onSet,
}: {
  duty: NamedDuty
  one: Nameable
  chosen: Chosen
  onSet: (duty: NamedDuty, ids: string[], isOn: boolean) => void
}) {
  const t = useTranslations('setUp.people')
  if (!mayHold.includes(duty)) return <span className="max-sm:hidden" />
  return (
    <label className="flex min-h-8 cursor-pointer items-center gap-2 text-sm">
      <input
        type={duty === 'chair' ? 'radio' : 'checkbox'}
        name={duty === 'chair' ? 'who-chairs' : undefined}
        aria-label={t('as', { duty: t(`head.${duty}`), name })}
        checked={chosen[duty].includes(id)}
        onChange={(event) => onSet(duty, [id], event.target.checked)}
        className="size-6 shrink-0 accent-(--color-accent)"
      />
      <span aria-hidden>{t(`head.${duty}`)}</span>
    </label>
  )
}
