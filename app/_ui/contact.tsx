import { getTranslations } from 'next-intl/server'
import { env } from '@/lib/env'

/** The address of whoever runs this Concord, as a link; nothing where none is set. */
export function MailTo() {
  const { CONTACT } = env()
  return CONTACT ? <a href={`mailto:${CONTACT}`}>{CONTACT}</a> : null
}

/** Whom to ask: the lead of one's own council first, and whoever runs this Concord where an address is set. */
export async function WhomToAsk() {
  const t = await getTranslations('contact')
  return (
    <>
      <p>{t('lead')}</p>
      <p>{env().CONTACT ? t.rich('address', { mail: MailTo }) : t('none')}</p>
    </>
  )
}
