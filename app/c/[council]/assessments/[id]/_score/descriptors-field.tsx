'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { describedBy } from '@/app/_ui/field'
import { useSent } from '@/app/_ui/form'
import { NumberedLevel, QuietMark } from './level-choice'

export type Descriptor = { level: number; text: string }
export const ABSENT = ['cannot-judge', 'does-not-apply'] as const

/**
 * The four descriptions as choices as wide as the page, and the two ways of giving none. What was chosen by mouse or thumb folds
 * the others away at once; for whoever goes through them by keyboard they fold when the group is left.
 */
export function DescriptorsField({
  levels,
  kind,
  stays,
  before,
}: {
  levels: Descriptor[]
  kind: string | undefined
  /** Nothing folds: all are to be compared. */
  stays?: boolean | undefined
  before?: { level: string; words: string } | undefined
}) {
  const t = useTranslations('sheet.fields')
  const { id, error, typed, turn } = useSent('kind')
  const [isFolded, setFolded] = useState(kind !== undefined && !before)
  const isPointed = useRef(false)
  const box = useRef<HTMLFieldSetElement>(null)
  const folds = !stays && isFolded && kind !== undefined
  const chosen = typed === undefined ? undefined : String(typed)
  const open = () => {
    setFolded(false)
    requestAnimationFrame(() => box.current?.querySelector<HTMLInputElement>('input:checked')?.focus())
  }
  const choice = (value: string) => ({
    value,
    isChosen: chosen === value,
    onChoose: () => isPointed.current && setFolded(true),
  })
  return (
    <fieldset
      ref={box}
      id={`field-${id}`}
      tabIndex={-1}
      aria-describedby={describedBy(id, undefined, error)}
      className={error ? 'border-l-4 border-error pl-4' : ''}
      onPointerDown={() => {
        isPointed.current = true
      }}
      onKeyDown={() => {
        isPointed.current = false
      }}
      onBlur={(event) => {
        if (kind !== undefined && !event.currentTarget.contains(event.relatedTarget) && event.relatedTarget)
          setFolded(true)
      }}
    >
      <legend className="font-semibold">{t('which')}</legend>
      {error ? (
        <p id={`error-${id}`} className="font-semibold text-error">
          <span className="sr-only">Error: </span>
          {error}
        </p>
      ) : null}
      <div className="mt-1 overflow-hidden rounded-(--radius) border border-control bg-sheet">
        {levels.map(({ level, text }) => {
          const value = String(level)
          return (
            <Choice
              key={`${turn}-${value}`}
              {...choice(value)}
              isHidden={folds && kind !== value}
              className="descriptor"
            >
              <QuietMark level={level} />
              <span className="grow">
                <span className="flex flex-wrap justify-between gap-x-3">
                  <span className="font-semibold">
                    <NumberedLevel level={level} />
                  </span>
                  {before?.level === String(level) ? (
                    <span className="text-sm text-secondary">{before.words}</span>
                  ) : null}
                </span>
                <span className="block text-[0.9375rem] leading-snug">{text}</span>
              </span>
            </Choice>
          )
        })}
        {ABSENT.map((value) => {
          if (!folds || kind !== value) return null
          return (
            <p key={value} className="descriptor chosen">
              <QuietMark level={value} />
              <span>
                <span className="font-semibold">{t(value)}</span>
                <span className="block text-[0.9375rem] leading-snug">{t(`${value}-hint`)}</span>
              </span>
            </p>
          )
        })}
        {folds ? (
          <div className="flex flex-wrap items-center justify-between gap-2 border-t border-line px-3 py-1">
            <span aria-hidden className="flex gap-2">
              {levels.map(({ level }) =>
                String(level) === kind ? null : <QuietMark key={level} level={level} small />,
              )}
              {ABSENT.map((value) => (value === kind ? null : <QuietMark key={value} level={value} small />))}
            </span>
            <Button variant="quiet" onClick={open}>
              {t('another')}
            </Button>
          </div>
        ) : null}
      </div>
      <div className={folds ? 'hidden' : 'mt-2 grid grid-cols-2 gap-2'}>
        {ABSENT.map((value) => (
          <Choice key={`${turn}-${value}`} {...choice(value)} className="descriptor absent">
            <QuietMark level={value} small />
            <span>{t(value)}</span>
          </Choice>
        ))}
      </div>
    </fieldset>
  )
}

function Choice({
  value,
  isChosen,
  isHidden,
  onChoose,
  className,
  children,
}: {
  value: string
  isChosen: boolean
  isHidden?: boolean
  onChoose: () => void
  className: string
  children: ReactNode
}) {
  return (
    <label hidden={isHidden} className={className}>
      <input
        type="radio"
        name="kind"
        value={value}
        defaultChecked={isChosen}
        onChange={onChoose}
        className="absolute inset-0 cursor-pointer opacity-0"
      />
      {children}
    </label>
  )
}
