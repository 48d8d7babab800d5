'use client'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import type { NamedQuestion } from '@/lib/framework/named-question'

/** A question that can be ticked, with what is said of it at the right. One that is `fixed` cannot. */
export type Tickable = NamedQuestion & { area: number; note: string; isFixed?: boolean }
export type Area = { number: number; title: string }

/**
 * Questions by area, each with a box, and a box for a whole area. Shift ticks all from the last one on; Shift and an arrow go
 * on from one to the next.
 */
export function QuestionTicks({
  areas,
  questions,
  ticked,
  onTick,
  none,
}: {
  areas: Area[]
  questions: Tickable[]
  ticked: ReadonlySet<string>
  onTick: (codes: string[], isOn: boolean) => void
  none: ReactNode
}) {
  const t = useTranslations('setUp.writers')
  const last = useRef<string>(undefined)
  const isRange = useRef(false)
  const box = useRef<HTMLDivElement>(null)
  const free = questions.filter(({ isFixed }) => !isFixed).map(({ code }) => code)
  const tick = (code: string, isOn: boolean) => {
    const [from, to] = [free.indexOf(last.current ?? code), free.indexOf(code)]
    const all = isRange.current && from >= 0 ? free.slice(Math.min(from, to), Math.max(from, to) + 1) : [code]
    last.current = code
    onTick(all, isOn)
  }
  const along = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const code = (event.target as HTMLElement).dataset.code
    if (!event.shiftKey || step === 0 || !code) return
    const next = free[free.indexOf(code) + step]
    if (!next) return
    event.preventDefault()
    last.current = next
    onTick([code, next], true)
    box.current?.querySelector<HTMLElement>(`[data-code="${next}"]`)?.focus()
  }
  const shown = areas.filter(({ number }) => questions.some(({ area }) => area === number))
  if (shown.length === 0) return <p className="rounded-(--radius) border border-line bg-sheet p-4">{none}</p>
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the boxes inside
    <div ref={box} onKeyDown={along} className="flex flex-col gap-6">
      {shown.map((area) => {
        const here = questions.filter((one) => one.area === area.number)
        const codes = here.filter(({ isFixed }) => !isFixed).map(({ code }) => code)
        const on = codes.filter((code) => ticked.has(code)).length
        return (
          <fieldset key={area.number} className="min-w-0 rounded-(--radius) border border-line bg-sheet">
            <legend className="sr-only">{t('area', { number: area.number, title: area.title })}</legend>
            <label className="flex min-h-12 cursor-pointer items-center gap-4 border-b-2 border-control px-4 py-2">
              <input
                type="checkbox"
                aria-label={t('whole', { area: `${area.number} ${area.title}` })}
                className="size-6 shrink-0 accent-(--color-accent)"
                disabled={codes.length === 0}
                checked={codes.length > 0 && on === codes.length}
                ref={(element) => {
                  if (element) element.indeterminate = on > 0 && on < codes.length
                }}
                onChange={(event) => onTick(codes, event.target.checked)}
              />
              <span className="font-serif text-lg font-semibold">
                <span className="font-normal text-secondary">{area.number}</span> {area.title}
              </span>
            </label>
            <ul className="divide-y divide-line">
              {here.map(({ code, shortName, note, isFixed }) => (
                <li key={code} className="has-checked:bg-accent-soft">
                  <label
                    className={`grid min-h-11 grid-cols-[auto_1fr] items-center gap-x-4 px-4 py-2 sm:grid-cols-[auto_1fr_auto] ${isFixed ? '' : 'cursor-pointer'}`}
                  >
                    <input
                      type="checkbox"
                      data-code={code}
                      className="size-6 shrink-0 accent-(--color-accent)"
                      disabled={isFixed}
                      checked={ticked.has(code)}
                      onClick={(event) => {
                        isRange.current = event.shiftKey
                      }}
                      onChange={(event) => tick(code, event.target.checked)}
                    />
                    <span>
                      <span className="text-secondary">{code}</span> <span className="font-semibold">{shortName}</span>
                    </span>
                    {note ? (
                      <span className="text-sm text-secondary max-sm:col-start-2 sm:max-w-72 sm:text-right">
                        {note}
                      </span>
                    ) : null}
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
        )
      })}
    </div>
  )
}
