import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Notice } from '@/app/_ui/notice'
import { Time } from '@/app/_ui/time'
import type { Found } from './check-file'

/** What was found, in words. Green is for what is known here and for nothing else. */
export function FoundNotice({ found }: { found: Found }) {
  const t = useTranslations('verify')
  const seal = (words: ReactNode) => <code className="break-all text-sm">{words}</code>
  switch (found.kind) {
    case 'known': {
      const { title, council, version, submittedAt, seal: its } = found
      return (
        <Notice kind="done" title={t('known.title')}>
          <p>{t.rich('known.which', { title, council, version, when: () => <Time at={submittedAt} /> })}</p>
          <p>{t.rich('known.seal', { its, seal })}</p>
        </Notice>
      )
    }
    case 'not-listed': {
      const { title, council, seal: its } = found
      return (
        <Notice kind="caution" title={t('notListed.title')}>
          <p>{t('notListed.fits')}</p>
          <p>{t.rich('notListed.which', { title, council, its, seal })}</p>
        </Notice>
      )
    }
    case 'signed-not-listed': {
      const { title, council, seal: its, at } = found
      return (
        <Notice kind="caution" title={t('signedNotListed.title')}>
          <p>{t.rich('signedNotListed.what', { when: () => <Time at={at} /> })}</p>
          <p>{t.rich('notListed.which', { title, council, its, seal })}</p>
        </Notice>
      )
    }
    case 'statement-altered':
      return (
        <Notice kind="refusal" title={t('altered.title')}>
          {t('altered.statement')}
        </Notice>
      )
    case 'not-looked-up':
      return (
        <Notice kind="caution" title={t('notLookedUp.title')}>
          {found.why ?? t('notLookedUp.again')}
        </Notice>
      )
    case 'altered':
      return (
        <Notice kind="refusal" title={t('altered.title')}>
          <p>{t('altered.after')}</p>
          <p>{t.rich('altered.seals', { sha256: found.sha256, stated: found.stated, seal })}</p>
        </Notice>
      )
    case 'altered-after-signing':
      return (
        <Notice kind="refusal" title={t('altered.title')}>
          {t('altered.afterSigning', { who: found.who })}
        </Notice>
      )
    case 'unreadable':
      return (
        <Notice kind="refusal" title={t('unreadable.title')}>
          {found.why === 'not-as-written'
            ? t('unreadable.not-as-written', { part: found.part })
            : t(`unreadable.${found.why}`)}
        </Notice>
      )
    case 'not-checked':
      return (
        <Notice kind="refusal" title={t('notChecked.title')}>
          {t('notChecked.again')}
        </Notice>
      )
    default:
      return found satisfies never
  }
}
