'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { attachedOffered, hearWindow, offeredNow } from '@/app/_editor/editor-events'
import { describedBy, Field, inputClass } from '@/app/_ui/field'
import { Form, useSent } from '@/app/_ui/form'
import { RadiosField } from '@/app/_ui/radios-field'
import { SelectField } from '@/app/_ui/select-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { TextField } from '@/app/_ui/text-field'
import {
  ACCEPTED_NAMES,
  AUDIENCE_WORDS,
  type Audience,
  EXEMPT_PARAGRAPHS,
  FILE_RULES,
  sizeWords,
} from '@/lib/evidence/evidence'
import { attachLinkAction } from './evidence-actions'
import { type Uploaded, upload } from './upload'

type Props = { slug: string; assessmentId: string; code: string; canRestrict: boolean }

/** Attaches a file or a web page to the question. A refused file stays chosen, and what was typed stays typed. */
export function EvidenceForm({ slug, assessmentId, code, canRestrict }: Props) {
  const router = useRouter()
  const say = useTranslations('refusals')
  const [kind, setKind] = useState('file')
  const [audience, setAudience] = useState('council')
  const [file, setFile] = useState<File>()
  const [share, setShare] = useState<number>()

  const [offered, setOffered] = useState<File>()
  useEffect(() => {
    const take = () => {
      const next = offeredNow()
      if (!next) return
      setKind('file')
      setFile(next)
      setOffered(next)
    }
    take()
    return hearWindow('concord:offer-evidence', take)
  }, [])

  const send = async (previous: Uploaded, form: FormData): Promise<Uploaded> => {
    const typed = Object.fromEntries(
      [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
    if (kind === 'link') return attachLinkAction(slug, previous, typed)
    setShare(0)
    const to = `/c/${slug}/assessments/${assessmentId}/q/${code}/evidence`
    return upload(to, file, typed, setShare, say).finally(() => setShare(undefined))
  }
  const reset = () => {
    attachedOffered(file)
    setFile(offeredNow())
    setOffered(offeredNow())
    setAudience('council')
    router.refresh()
  }
  const audiences = (Object.keys(AUDIENCE_WORDS) as Audience[])
    .filter((value) => canRestrict || value === 'public' || value === 'council')
    .map((value) => ({ value, label: AUDIENCE_WORDS[value].name, hint: AUDIENCE_WORDS[value].hint }))

  return (
    <Form
      action={send}
      submit="Attach evidence"
      done="Attached"
      label="Attach evidence"
      hidden={{ assessmentId, code }}
      onDone={reset}
    >
      <RadiosField
        key={offered?.name}
        name="kind"
        label="What do you want to attach?"
        defaultValue={kind}
        onChoose={setKind}
        choices={[
          { value: 'file', label: 'A file' },
          { value: 'link', label: 'A link to a web page' },
        ]}
      />
      {kind === 'file' ? (
        <FileField file={file} onChoose={setFile} share={share} />
      ) : (
        <TextField
          name="url"
          label="Web address"
          type="url"
          inputMode="url"
          hint="For example https://www.northmoor.example/budget"
        />
      )}
      <TextField
        name="title"
        label="Title"
        key={offered?.name}
        defaultValue={titleOf(offered)}
        hint="What a reader would call it, such as “Budget monitoring, quarter 2”"
      />
      <TextField
        name="speaksFor"
        label="The date it speaks for"
        type="date"
        width="short"
        hint="The day its facts are from, not the day you attach it"
      />
      <RadiosField
        name="audience"
        label="Who may see it"
        choices={audiences}
        defaultValue={audience}
        onChoose={setAudience}
      />
      {audience === 'exempt' ? <ExemptFields /> : null}
    </Form>
  )
}

/** A picture out of a document has its description as its name; one out of the clipboard is called “image” by every browser. */
const titleOf = (file: File | undefined) => file?.name.replace(/\.\w+$/, '').replace(/^image$/, '') ?? ''

function FileField({ file, onChoose, share }: { file?: File; onChoose: (file?: File) => void; share?: number }) {
  const { id, error } = useSent('file')
  const t = useTranslations('evidence')
  const rules = `${FILE_RULES} ${t('takenOut')}`
  return (
    <Field name={id} label="File" hint={rules} error={error}>
      <input
        id={`field-${id}`}
        type="file"
        accept={ACCEPTED_NAMES}
        className={inputClass(Boolean(error))}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, rules, error)}
        onChange={(event) => onChoose(event.target.files?.[0] ?? file)}
      />
      <p role="status" className="mt-1 text-sm text-secondary">
        {file && share === undefined ? `Chosen: ${file.name}, ${sizeWords(file.size)}` : ''}
      </p>
      {share === undefined ? null : (
        <label className="mt-1 block text-sm">
          Sending {Math.round(share * 100)}%
          <progress max={1} value={share} className="block w-full" />
        </label>
      )}
    </Field>
  )
}

function ExemptFields() {
  const paragraphs = Object.entries(EXEMPT_PARAGRAPHS).map(([value, words]) => ({ value, label: `${value}: ${words}` }))
  return (
    <>
      <SelectField
        name="exemptParagraph"
        label="Paragraph of Schedule 12A"
        options={paragraphs}
        empty="Choose a paragraph"
      />
      <TextAreaField name="exemptReason" label="Why it is exempt" rows={2} />
      <TextField name="exemptReviewOn" label="When to look at this again" type="date" width="short" />
    </>
  )
}
