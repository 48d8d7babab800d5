'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'

type Props = { codes: string[]; begins: string[] }

/**
 * How many questions are chosen, as they are ticked. Where everything or a whole area is ticked, its questions are ticked too; without a script the server counts
 * them so. It is empty until the script runs, so that nobody reads a count that does not follow.
 */
export function ChosenCount({ codes, begins }: Props) {
  const t = useTranslations('publish.choose')
  const at = useRef<HTMLParagraphElement>(null)
  const [count, setCount] = useState<number>()
  const first = begins.length
  useEffect(() => {
    const form = at.current?.closest('form')
    if (!form) return
    const boxes = (name: string) => [...form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)]
    const isUnder = (code: string, area: string) => code.startsWith(`${area}.`)
    const follow = ({ target }: { target: EventTarget | null }) => {
      if (!(target instanceof HTMLInputElement)) return
      const { name, value, checked } = target
      if (name === 'whole') for (const box of [...boxes('areas'), ...boxes('codes')]) box.checked = checked
      if (name === 'areas') for (const box of boxes('codes')) if (isUnder(box.value, value)) box.checked = checked
      if (name === 'codes' && !checked)
        for (const box of boxes('areas')) if (isUnder(value, box.value)) box.checked = false
      if (name !== 'whole' && !checked) for (const box of boxes('whole')) box.checked = false
      tell()
    }
    const tell = () => setCount(boxes('codes').filter((box) => box.checked).length)
    setCount(first)
    const again = () => requestAnimationFrame(tell)
    form.addEventListener('change', follow)
    form.addEventListener('reset', again)
    return () => {
      form.removeEventListener('change', follow)
      form.removeEventListener('reset', again)
    }
  }, [first])
  return (
    <p ref={at} role="status" className="font-semibold">
      {count === undefined ? '' : t('count', { count, of: codes.length })}
    </p>
  )
}
