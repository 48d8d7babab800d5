'use client'
import { useActionState } from 'react'
import { inputClass } from '@/app/_ui/field'
import { Notice } from '@/app/_ui/notice'
import { SubmitButton } from '@/app/_ui/submit-button'
import { Time } from '@/app/_ui/time'
import { verifyAction } from './actions'

/** A file that cannot be sent is said to be so; the page stays as it is. */
const verify: typeof verifyAction = (previous, sent) =>
  verifyAction(previous, sent).catch(() => ({
    kind: 'unreadable',
    why: 'It could not be sent. Check your connection, and that this is the file that Concord exported: none is larger than 20 MB.',
  }))

/** Chooses a file, checks it, and says plainly what was found. */
export function VerifyForm() {
  const [verdict, send] = useActionState(verify, null)
  return (
    <form action={send} className="flex max-w-(--measure) flex-col gap-4">
      <label className="font-semibold" htmlFor="file">
        The exported file
        <input
          id="file"
          name="file"
          type="file"
          accept="application/json,.json"
          className={`mt-1 ${inputClass(verdict?.kind === 'unreadable')} font-normal`}
        />
      </label>
      <div>
        <SubmitButton>Check the file</SubmitButton>
      </div>
      <div role="status">
        {verdict?.kind === 'same' ? (
          <Notice kind="done" title="The file is what was submitted">
            <p>
              {verdict.title}, {verdict.council}, submitted <Time at={verdict.submittedAt} />.
            </p>
            <p>
              Its seal is <code className="break-all text-sm">{verdict.sha256}</code>. Compare it with the seal that the
              council published.
            </p>
          </Notice>
        ) : null}
        {verdict?.kind === 'changed' ? (
          <Notice kind="refusal" title="The file was changed after it was sealed">
            <p>
              Its content gives <code className="break-all text-sm">{verdict.sha256}</code>, but it says{' '}
              <code className="break-all text-sm">{verdict.stated}</code>. Ask the council for the original.
            </p>
          </Notice>
        ) : null}
        {verdict?.kind === 'signature-of-other-content' ? (
          <Notice kind="refusal" title={`${verdict.who} signed something else`}>
            The seal of the file is right, but this signature belongs to other content. Ask the council for the
            original.
          </Notice>
        ) : null}
        {verdict?.kind === 'unreadable' ? (
          <Notice kind="refusal" title="The file could not be checked">
            {verdict.why}
          </Notice>
        ) : null}
      </div>
    </form>
  )
}
