'use client'
import { useActionState } from 'react'
import { Field, inputClass } from '@/app/_ui/field'
import { SubmitButton } from '@/app/_ui/submit-button'
import { checkFile, type Found } from './check-file'
import { FoundNotice } from './found-notice'

type Checked = { found: Found } | { error: string } | null

async function check(_previous: Checked, chosen: FormData): Promise<Checked> {
  const file = chosen.get('file')
  if (!(file instanceof File) || file.size === 0) return { error: 'Choose the file that Concord exported.' }
  return { found: await checkFile(file) }
}

/** Chooses a file, checks it on this device, and says plainly what was found. */
export function VerifyForm() {
  const [checked, send] = useActionState(check, null)
  const error = checked && 'error' in checked ? checked.error : undefined
  return (
    <form action={send} className="flex max-w-(--measure) flex-col gap-4">
      <Field name="file" label="The exported file" error={error}>
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
        <SubmitButton>Check the file</SubmitButton>
      </div>
      <div role="status">{checked && 'found' in checked ? <FoundNotice found={checked.found} /> : null}</div>
    </form>
  )
}
