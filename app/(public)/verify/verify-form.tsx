'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useActionState } from 'react'
import { inputClass } from '@/app/_ui/field'
import { Notice } from '@/app/_ui/notice'
import { SubmitButton } from '@/app/_ui/submit-button'
import { Time } from '@/app/_ui/time'
import { type Checked, verifyAction } from './actions'

/** A file that cannot be sent is said to be so; the page stays as it is. */
const verify: typeof verifyAction = (previous, sent) =>
  verifyAction(previous, sent).catch(() => ({ kind: 'unreadable', why: 'not-sent' }))

/** Chooses a file, checks it, and says plainly what was found. */
export function VerifyForm() {
  const t = useTranslations('verify')
  const [checked, send] = useActionState(verify, null)
  return (
    <form action={send} className="flex max-w-(--measure) flex-col gap-4">
      <label className="font-semibold" htmlFor="file">
        {t('file')}
        <input
          id="file"
          name="file"
          type="file"
          accept="application/json,.json"
          className={`mt-1 ${inputClass(checked?.kind === 'unreadable')} font-normal`}
        />
      </label>
      <div>
        <SubmitButton>{t('check')}</SubmitButton>
      </div>
      <div role="status">{checked ? <Found checked={checked} /> : null}</div>
    </form>
  )
}

function Found({ checked }: { checked: Checked }) {
  const t = useTranslations('verify')
  const seal = (words: ReactNode) => <code className="break-all text-sm">{words}</code>
  switch (checked.kind) {
    case 'same': {
      const { title, council, sha256, submittedAt } = checked
      return (
        <Notice kind="done" title={t('same.title')}>
          <p>{t.rich('same.which', { title, council, when: () => <Time at={submittedAt} /> })}</p>
          <p>{t.rich('same.seal', { sha256, seal })}</p>
        </Notice>
      )
    }
    case 'changed': {
      const { sha256, stated } = checked
      return (
        <Notice kind="refusal" title={t('changed.title')}>
          <p>{t.rich('changed.seals', { sha256, stated, seal })}</p>
        </Notice>
      )
    }
    case 'signature-of-other-content':
      return (
        <Notice kind="refusal" title={t('otherContent.title', { who: checked.who })}>
          {t('otherContent.seal')}
        </Notice>
      )
    case 'unreadable':
      return (
        <Notice kind="refusal" title={t('unreadable.title')}>
          {checked.why === 'not-as-written'
            ? t('unreadable.not-as-written', { part: checked.part })
            : t(`unreadable.${checked.why}`)}
        </Notice>
      )
    default:
      return checked satisfies never
  }
}
