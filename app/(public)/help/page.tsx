import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { WhomToAsk } from '@/app/_ui/contact'
import { SectionedPage } from '@/app/_ui/sectioned-page'
import { Keys } from './keys'
import { Roles } from './roles'
import { Steps } from './steps'
import { Terms } from './terms'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('help'))('title') }
}

export default async function HelpPage() {
  const t = await getTranslations('help')
  return (
    <SectionedPage
      title={t('title')}
      lead={t('lead')}
      contents={t('contents')}
      sections={[
        { id: 'steps', title: t('steps.title'), body: <Steps /> },
        { id: 'roles', title: t('roles.title'), body: <Roles /> },
        { id: 'words', title: t('words.title'), body: <Terms /> },
        { id: 'keys', title: t('keys.title'), body: <Keys /> },
        { id: 'contact', title: t('ask.title'), body: <WhomToAsk /> },
      ]}
    />
  )
}
