import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { WhomToAsk } from '@/app/_ui/contact'
import { Bullets, SectionedPage } from '@/app/_ui/sectioned-page'
import { Time } from '@/app/_ui/time'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accessibility'))('title') }
}

const PREPARED = '2026-11-23'
const REVIEWED = '2026-11-30'
const to = (href: string) => (words: ReactNode) => <a href={href}>{words}</a>
const day = (at: string) => () => <Time at={at} day />

export default async function AccessibilityPage() {
  const [t, help] = await Promise.all([getTranslations('accessibility'), getTranslations('help')])
  const sections = [
    {
      id: 'aim',
      title: t('aim.title'),
      body: (
        <>
          <p>{t('aim.lead')}</p>
          <Bullets>
            {[
              t('aim.zoom'),
              t('aim.keyboard'),
              t.rich('aim.speech', { help: (words) => <Link href="/help#keys">{words}</Link> }),
              t('aim.reader'),
              t('aim.colour'),
              t('aim.motion'),
            ]}
          </Bullets>
        </>
      ),
    },
    {
      id: 'status',
      title: t('status.title'),
      body: <p>{t.rich('status.words', { wcag: to('https://www.w3.org/TR/WCAG22/') })}</p>,
    },
    {
      id: 'fails',
      title: t('fails.title'),
      body: (
        <>
          <p>{t('fails.lead')}</p>
          <Bullets>{[t('fails.moments')]}</Bullets>
          <p>{t('fails.burden')}</p>
          <p>{t('fails.notScope')}</p>
          <Bullets>{[t('fails.files'), t('fails.library')]}</Bullets>
          <p>{t('fails.language')}</p>
        </>
      ),
    },
    {
      id: 'tested',
      title: t('tested.title'),
      body: (
        <>
          <p>{t.rich('tested.lead', { at: day(REVIEWED) })}</p>
          <Bullets>{[t('tested.axe'), t('tested.keyboard'), t('tested.names'), t('tested.narrow')]}</Bullets>
          <p>{t('tested.notYet')}</p>
        </>
      ),
    },
    {
      id: 'contact',
      title: t('ask.title'),
      body: (
        <>
          <p>{t('ask.words')}</p>
          <WhomToAsk />
        </>
      ),
    },
    {
      id: 'enforcement',
      title: t('enforce.title'),
      body: (
        <>
          <p>{t('enforce.regulations')}</p>
          <p>
            {t.rich('enforce.advice', {
              eass: to('https://www.equalityadvisoryservice.com/'),
              ecni: to('https://www.equalityni.org/'),
            })}
          </p>
        </>
      ),
    },
    {
      id: 'made',
      title: t('made.title'),
      body: <p>{t.rich('made.words', { prepared: day(PREPARED), reviewed: day(REVIEWED) })}</p>,
    },
  ]
  return <SectionedPage title={t('title')} lead={t('lead')} contents={help('contents')} sections={sections} />
}
