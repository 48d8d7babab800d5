import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { hasSeen } from '../_doors/kept-in-browser'
import { Closable } from './closable'
import type { FirstTimePlace } from './kept-cookie'

/** One line on what a page is for, until somebody closes it in this browser. The server knows, so nothing moves. */
export async function FirstTime({ at }: { at: FirstTimePlace }) {
  if (await hasSeen(at)) return null
  const t = await getTranslations('frame.hint')
  return (
    <Closable place={at} press={t('press')}>
      {t(at)}{' '}
      <Link href="/help" className="inline-block">
        {t('more')}
      </Link>
    </Closable>
  )
}
