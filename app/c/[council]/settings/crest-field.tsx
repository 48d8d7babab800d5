'use client'
import { useState } from 'react'
import { describedBy, Field, inputClass } from '@/app/_ui/field'
import { useSent } from '@/app/_ui/form'
import { MOST_CREST_BYTES } from '@/lib/council/look'

/** A picture from this device, which goes along with its form as text; what is chosen is shown at once. */
export function CrestField({ label, hint, tooLarge }: { label: string; hint: string; tooLarge: string }) {
  const { id, error, turn } = useSent('crest')
  const [chosen, setChosen] = useState({ base64: '', isTooLarge: false })
  const read = async (file: File | undefined) => {
    if (!file || file.size > MOST_CREST_BYTES) return setChosen({ base64: '', isTooLarge: file !== undefined })
    const bytes = new Uint8Array(await file.arrayBuffer())
    let letters = ''
    for (const byte of bytes) letters += String.fromCharCode(byte)
    setChosen({ base64: btoa(letters), isTooLarge: false })
  }
  const wrong = chosen.isTooLarge ? tooLarge : error
  return (
    <Field name={id} label={label} hint={hint} error={wrong}>
      <input type="hidden" name="crest" value={chosen.base64} />
      <input
        key={turn}
        id={`field-${id}`}
        type="file"
        accept="image/png,image/jpeg"
        onChange={({ target }) => read(target.files?.[0])}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={describedBy(id, hint, wrong)}
        className={`${inputClass(Boolean(wrong))} max-w-xl`}
      />
    </Field>
  )
}
