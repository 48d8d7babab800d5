import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { WhomToAsk } from '@/app/_ui/contact'
import { Bullets, SectionedPage } from '@/app/_ui/sectioned-page'
import { Time } from '@/app/_ui/time'
import { DAYS_TO_WAIT } from '@/lib/leaving/leaving'
import { WhatIsHeld } from './what-is-held'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy'))('title') }
}

const CHANGED = '2026-11-30'

export default async function PrivacyPage() {
  const [t, help, leaving] = await Promise.all([
    getTranslations('privacy'),
    getTranslations('help'),
    getTranslations('leaving'),
  ])
  const sections = [
    { id: 'who', title: t('who.title'), body: paragraphs(t('who.council'), t('who.runs')) },
    { id: 'held', title: t('held.title'), body: <WhatIsHeld /> },
    {
      id: 'device',
      title: t('device.title'),
      body: (
        <>
          <p>{t('device.lead')}</p>
          <Bullets>
            {[t('device.session'), t('device.signIn'), t('device.seen'), t('device.kept'), t('device.unsent')]}
          </Bullets>
        </>
      ),
    },
    {
      id: 'leaving',
      title: t('leaving.title'),
      body: paragraphs(
        t('leaving.role'),
        t('leaving.anonymous', DAYS_TO_WAIT),
        t('leaving.takes', { called: leaving('called.name') }),
        t('leaving.stays'),
        t('leaving.council', DAYS_TO_WAIT),
        t('leaving.backups'),
      ),
    },
    { id: 'files', title: t('files.title'), body: <p>{t('files.words')}</p> },
    {
      id: 'rights',
      title: t('rights.title'),
      body: (
        <>
          <p>{t('rights.words')}</p>
          <p>{t.rich('rights.own', { own: (words) => <a href="/account#also">{words}</a> })}</p>
          <p>
            {t.rich('rights.complain', { ico: (words) => <a href="https://ico.org.uk/make-a-complaint/">{words}</a> })}
          </p>
        </>
      ),
    },
    { id: 'contact', title: t('ask.title'), body: <WhomToAsk /> },
  ]
  const changed = t.rich('changed', { at: () => <Time at={CHANGED} day /> })
  return (
    <SectionedPage
      title={t('title')}
      lead={
        <>
          {t('lead')} {changed}
        </>
      }
      contents={help('contents')}
      sections={sections}
    />
  )
}

const paragraphs = (...sentences: string[]) => sentences.map((words) => <p key={words}>{words}</p>)
