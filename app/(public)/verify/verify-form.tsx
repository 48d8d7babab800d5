'use client'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Field, inputClass } from '@/app/_ui/field'
import { SubmitButton } from '@/app/_ui/submit-button'
import { checkFile, type Found } from './check-file'
import { FoundNotice } from './found-notice'

type Checked = Found | 'no-file' | null

async function check(_previous: Checked, chosen: FormData): Promise<Checked> {
  const file = chosen.get('file')
  return file instanceof File && file.size > 0 ? checkFile(file) : 'no-file'
}

/** Chooses a file, checks it on this device, and says plainly what was found. */
export function VerifyForm() {
  const t = useTranslations('verify')
  const [checked, send] = useActionState(check, null)
  const error = checked === 'no-file' ? t('choose') : undefined
  return (
    <form action={send} className="flex max-w-(--measure) flex-col gap-4">
      <Field name="file" label={t('file')} error={error}>
        <input
          id="field-file"
          name="file"
          type="file"
          accept="application/json,.json"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'error-file' : undefined}
          className={inputClass(Boolean(error))}
        />
      </Field>
      <div>
        <SubmitButton>{t('check')}</SubmitButton>
      </div>
      <div role="status">{checked && checked !== 'no-file' ? <FoundNotice found={checked} /> : null}</div>
    </form>
  )
}
