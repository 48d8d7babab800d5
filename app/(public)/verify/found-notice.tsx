import type { ReactNode } from 'react'
import { Notice } from '@/app/_ui/notice'
import { Time } from '@/app/_ui/time'
import type { Unreadable } from '@/lib/submission/verify-submission'
import type { Found } from './check-file'

/** What was found, in words. Green is for what is known here and for nothing else. */
export function FoundNotice({ found }: { found: Found }) {
  switch (found.kind) {
    case 'known':
      return (
        <Notice kind="done" title="Known here">
          <p>
            This is what was submitted: {found.title}, {found.council}, version {found.version}, submitted{' '}
            <Time at={found.submittedAt} />.
          </p>
          <p>
            Its seal is <Seal of={found.sha256} />.
          </p>
        </Notice>
      )
    case 'not-listed':
      return (
        <Notice kind="caution" title="Not listed here">
          <p>
            The file fits its own seal, but nothing with this seal was submitted here. Anybody can make such a file.
          </p>
          <p>
            It calls itself {found.title}, {found.council}. Its seal is <Seal of={found.sha256} />. Ask the council for
            the original.
          </p>
        </Notice>
      )
    case 'not-looked-up':
      return (
        <Notice kind="caution" title="The seal could not be looked up">
          The file fits its own seal. Whether it was submitted here is not known yet. Check your connection and try
          again.
        </Notice>
      )
    case 'altered':
      return (
        <Notice kind="refusal" title="Altered">
          <p>The file was changed after it was sealed. Ask the council for the original.</p>
          <p>
            Its content gives <Seal of={found.sha256} />, but it says <Seal of={found.stated} />.
          </p>
        </Notice>
      )
    case 'altered-after-signing':
      return (
        <Notice kind="refusal" title="Altered">
          The file fits its own seal, but what {found.who} signed was something else. Ask the council for the original.
        </Notice>
      )
    case 'unreadable':
      return (
        <Notice kind="refusal" title="Unreadable">
          {WHY[found.why](found.part)} Choose the file that Concord exported.
        </Notice>
      )
    case 'not-checked':
      return (
        <Notice kind="refusal" title="The file was not checked">
          Your browser could not read it. Load this page again over https and try again.
        </Notice>
      )
  }
}

const Seal = ({ of }: { of: string }): ReactNode => <code className="break-all text-sm">{of}</code>

const WHY: Record<Unreadable, (part?: string) => string> = {
  'too-large': () => 'The file is larger than any submission.',
  'not-json': () => 'The file is not JSON.',
  'holds-too-much': () => 'The file holds more than any submission.',
  'written-otherwise': () => 'The file says a thing twice, or is not written as Concord writes it.',
  'no-submission': () => 'The file has no submission with a seal in it.',
  'cannot-be-hashed': () => 'The file holds text that no seal can be made of.',
  'not-a-submission': (part) => `The part “${part}” is not as Concord writes it.`,
}
