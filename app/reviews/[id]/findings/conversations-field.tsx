'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { TextField } from '@/app/_ui/text-field'
import { heardOn } from '@/lib/report/report'

type Props = {
  heard: string[][]
  /** The questions that are chosen as the form opens. */
  begins: string[]
  /** What its finding says already. */
  known?: number | undefined
}

/**
 * On how many conversations a finding rests: first what the team noted on the questions that are chosen, and that beside it; a number that somebody
 * typed stays.
 */
export function ConversationsField({ heard, begins, known }: Props) {
  const t = useTranslations('report.write')
  const at = useRef<HTMLDivElement>(null)
  const [codes, setCodes] = useState(begins)
  const [offered, setOffered] = useState(known ?? heardOn(heard, begins))
  const isTyped = useRef(known !== undefined)
  useEffect(() => {
    const form = at.current?.closest('form')
    if (!form) return
    const follow = ({ target }: Event) => {
      const { name } = target as HTMLInputElement
      if (name === 'conversations') isTyped.current = true
      if (name !== 'codes') return
      const chosen = [...form.querySelectorAll<HTMLSelectElement>('select[name="codes"]')].map(({ value }) => value)
      setCodes(chosen)
      if (!isTyped.current) setOffered(heardOn(heard, chosen))
    }
    form.addEventListener('change', follow)
    return () => form.removeEventListener('change', follow)
  }, [heard])
  const noted = heardOn(heard, codes)
  return (
    <div ref={at}>
      <TextField
        key={offered}
        name="conversations"
        label={t('conversations')}
        hint={t('noted', { count: noted })}
        inputMode="numeric"
        width="short"
        defaultValue={String(offered)}
      />
    </div>
  )
}
