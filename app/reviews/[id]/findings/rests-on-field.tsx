'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { TextField } from '@/app/_ui/text-field'
import { heardOn } from '@/lib/report/report'

type Props = {
  name: 'documents' | 'conversations'
  /** Of each conversation, or piece of evidence, the questions that it is on. */
  on: string[][]
  /** Whether it begins with what there is; of evidence only who wrote the finding knows what it rests on. */
  isOffered?: boolean
  /** The questions that are chosen as the form opens. */
  begins: string[]
  /** What its finding says already. */
  known?: number | undefined
}

const offer = (isOffered: boolean, count: number) => (isOffered && count > 0 ? String(count) : '')

/** On how much a finding rests, with what there is on the questions that are chosen beside it. It never begins with none; a number that somebody typed stays. */
export function RestsOnField({ name, on, isOffered = false, begins, known }: Props) {
  const t = useTranslations('report.write')
  const at = useRef<HTMLDivElement>(null)
  const [codes, setCodes] = useState(begins)
  const there = heardOn(on, codes)
  const isTyped = useRef(known !== undefined)
  const [offered, setOffered] = useState(known === undefined ? offer(isOffered, there) : String(known))
  useEffect(() => {
    const form = at.current?.closest('form')
    if (!form) return
    const follow = ({ target }: Event) => {
      const changed = target as HTMLInputElement
      if (changed.name === name) isTyped.current = true
      if (changed.name !== 'codes') return
      const chosen = [...form.querySelectorAll<HTMLSelectElement>('select[name="codes"]')].map(({ value }) => value)
      setCodes(chosen)
      if (!isTyped.current) setOffered(offer(isOffered, heardOn(on, chosen)))
    }
    form.addEventListener('change', follow)
    return () => form.removeEventListener('change', follow)
  }, [on, name, isOffered])
  return (
    <div ref={at}>
      <TextField
        key={offered}
        name={name}
        label={t(name)}
        hint={codes.some(Boolean) ? t(`there.${name}`, { count: there }) : t('there.choose')}
        inputMode="numeric"
        width="short"
        defaultValue={offered}
      />
    </div>
  )
}
