'use client'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { FieldGroup, inputClass } from '@/app/_ui/field'
import { useSent } from '@/app/_ui/form'

/** What stands for taking all writers off. */
export const NOBODY = 'nobody'

/** So many stand in the list at once; whoever writes already stands first. Others are found by typing. */
const AT_A_LOOK = 12

export type Loaded = { id: string; name: string; post: string; before: number; given: number; without: number }

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en')

/** One person, with how many questions they write now and then. Of all the others it shows what they are left with. */
export function WriterChoice({
  people,
  who,
  onChoose,
}: {
  people: Loaded[]
  who: string
  onChoose: (who: string) => void
}) {
  const t = useTranslations('setUp.writers')
  const { id, error } = useSent('userIds')
  const [words, setWords] = useState('')
  const find = useId()
  const asked = plain(words).split(/\s+/).filter(Boolean)
  const found = people.filter(({ name, post }) => asked.every((word) => plain(`${name} ${post}`).includes(word)))
  const first = [...found].sort((a, b) => b.before - a.before).slice(0, AT_A_LOOK)
  const listed = found.filter((one) => first.includes(one) || one.id === who)
  return (
    <>
      {people.length > AT_A_LOOK ? (
        <div>
          <label htmlFor={find} className="block font-semibold">
            {t('find')}
          </label>
          <input
            id={find}
            type="search"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
            className={`${inputClass(false)} mt-1`}
          />
        </div>
      ) : null}
      <FieldGroup name={id} label={t('who')} error={error}>
        {listed.map(({ id: person, name, post, before, given, without }) => {
          const isHere = who === person
          return (
            <label
              key={person}
              className="-mx-2 grid min-h-11 cursor-pointer grid-cols-[auto_1fr_auto] items-center gap-x-3 rounded-(--radius) px-2 py-1 hover:bg-sunken has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                name="who"
                value={person}
                checked={isHere}
                onChange={() => onChoose(person)}
                className="size-6 shrink-0 accent-(--color-accent)"
              />
              <span>
                <span className="font-semibold">{name}</span>
                <span className="block text-sm text-secondary">{post}</span>
              </span>
              <Load before={before} after={isHere ? given : without} isChosen={isHere} />
            </label>
          )
        })}
        <label className="-mx-2 flex min-h-11 cursor-pointer items-center gap-x-3 rounded-(--radius) px-2 py-1 hover:bg-sunken has-checked:bg-accent-soft">
          <input
            type="radio"
            name="who"
            value={NOBODY}
            checked={who === NOBODY}
            onChange={() => onChoose(NOBODY)}
            className="size-6 shrink-0 accent-(--color-accent)"
          />
          {t('nobody')}
        </label>
        {found.length > listed.length ? (
          <p className="text-sm text-secondary">{t('more', { count: found.length - listed.length })}</p>
        ) : null}
      </FieldGroup>
    </>
  )
}

const MOST_SQUARES = 10

/** A square for each question, empty while it is not given yet. */
function Load({ before, after, isChosen }: { before: number; after: number; isChosen: boolean }) {
  const t = useTranslations('setUp.writers')
  const squares = Math.min(MOST_SQUARES, Math.max(before, after))
  return (
    <span className="flex flex-col items-end">
      <span aria-hidden className="flex gap-0.5">
        {Array.from({ length: squares }, (_, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: squares are alike and stand in a row
            key={place}
            className={`size-2 border border-accent forced-color-adjust-none ${place < Math.min(before, after) ? 'bg-accent' : ''}`}
          />
        ))}
      </span>
      <span className="text-sm tabular-nums">
        <span aria-hidden>
          {isChosen && after !== before ? (
            <>
              {before} → <b>{after}</b>
            </>
          ) : (
            before
          )}
        </span>
        <span className="sr-only">
          {isChosen && after !== before ? t('after', { before, after }) : t('load', { before })}
        </span>
      </span>
    </span>
  )
}
