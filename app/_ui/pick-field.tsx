'use client'
import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, useContext, useRef, useState } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Button as Opener, Popover } from 'react-aria-components'
import { Button } from './button'
import { FieldGroup, inputClass } from './field'
import { useSent } from './form'

/** Somebody who may be chosen, and as what. */
export type Pickable = { value: string; label: string; hint: string; kinds: readonly string[] }

const Pickables = createContext<readonly Pickable[]>([])
/** All who may be chosen in any field inside: they reach the browser once, however many fields there are. */
export const PickAmong = ({ all, children }: { all: Pickable[]; children: ReactNode }) => (
  <Pickables value={all}>{children}</Pickables>
)

/** So many are offered at once; typing narrows them. */
const OFFERED = 30

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en')

/** Some of many, or one of them: the chosen stand in a list, each sent under the same name; others are found by typing. */
export function PickField({
  name,
  label,
  hint,
  kind,
  isOne,
  defaultValues,
}: {
  name: string
  label: string
  hint?: ReactNode
  /** As what they may be chosen. */
  kind: string
  isOne?: boolean
  defaultValues: string[]
}) {
  const t = useTranslations('pick')
  const { id, error, typed, isSent, turn } = useSent(name)
  const all = useContext(Pickables)
  const [chosen, setChosen] = useState(defaultValues)
  const [sent, setSent] = useState(turn)
  if (sent !== turn) {
    setSent(turn)
    if (isSent) setChosen([typed ?? []].flat())
  }
  const [words, setWords] = useState('')
  const [told, setTold] = useState('')
  const input = useRef<HTMLInputElement>(null)

  /** The search begins anew after each choice, so that its list does not stand open over what was chosen. */
  const [turns, setTurns] = useState(0)
  const add = (value: string) => {
    setTurns((before) => before + 1)
    setChosen((before) => (isOne ? [value] : [...before, value]))
    setWords('')
    setTold(t('added', { name: all.find((one) => one.value === value)?.label ?? '' }))
  }
  const remove = ({ value, label: who }: Pickable) => {
    setChosen((before) => before.filter((one) => one !== value))
    setTold(t('removed', { name: who }))
    input.current?.focus()
  }
  const here = chosen.flatMap((value) => all.find((one) => one.value === value) ?? [])
  const asked = plain(words).split(/\s+/).filter(Boolean)
  const found = all
    .filter(({ value, kinds }) => kinds.includes(kind) && !chosen.includes(value))
    .filter((one) => asked.every((word) => plain(`${one.label} ${one.hint}`).includes(word)))
    .slice(0, OFFERED)
  return (
    <FieldGroup name={id} label={label} hint={hint} error={error}>
      {here.length === 0 ? <p className="text-secondary">{t('nobody')}</p> : null}
      <ul className="flex max-w-xl flex-col empty:hidden">
        {here.map((one) => (
          <li key={one.value} className="flex items-center justify-between gap-4 border-b border-line py-1">
            <input type="hidden" name={name} value={one.value} />
            <span>
              {one.label}
              <span className="block text-sm text-secondary">{one.hint}</span>
            </span>
            <Button variant="quiet" onClick={() => remove(one)}>
              {t('remove')}
              <span className="sr-only"> {one.label}</span>
            </Button>
          </li>
        ))}
      </ul>
      <ComboBox
        key={turns}
        autoFocus={turns > 0}
        items={found}
        inputValue={words}
        onInputChange={setWords}
        selectedKey={null}
        onSelectionChange={(key) => (key === null ? undefined : add(String(key)))}
        allowsEmptyCollection
        className="max-w-xl"
      >
        <Label className="block text-sm">{t(isOne ? (here.length > 0 ? 'another' : 'choose') : 'add')}</Label>
        <div className="flex items-stretch gap-2">
          <Input ref={input} className={`${inputClass(Boolean(error))} min-w-0 flex-1`} />
          <Opener className="min-h-11 min-w-11 cursor-pointer rounded-(--radius) border border-control bg-sheet hover:bg-sunken">
            <span aria-hidden>▾</span>
          </Opener>
        </div>
        <Popover className="w-(--trigger-width) overflow-auto rounded-(--radius) border border-control bg-sheet text-text">
          <ListBox
            aria-label={t('found')}
            renderEmptyState={() => <p className="p-3 text-secondary">{t('none')}</p>}
            className="max-h-72 overflow-auto outline-none"
          >
            {(one: Pickable) => (
              <ListBoxItem
                id={one.value}
                textValue={one.label}
                className="min-h-11 cursor-pointer px-3 py-1 data-[focused]:bg-accent-soft data-[focused]:outline-3 data-[focused]:-outline-offset-3 data-[focused]:outline-focus"
              >
                {one.label}
                <span className="block text-sm text-secondary">{one.hint}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      <p role="status" className="sr-only">
        {told}
      </p>
    </FieldGroup>
  )
}
