import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { askedIn } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { PrintButton } from '@/app/_ui/print-button'
import { SectionedPage } from '@/app/_ui/sectioned-page'
import { viewGuide } from '@/lib/assessment/view-guide'
import { Script } from './script'
import { Texts } from './texts'
import { TimetableSection } from './timetable-section'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guide'))('title') }
}

export default async function GuidePage({ params, searchParams }: PageProps<'/c/[council]/assessments/[id]/guide'>) {
  const { council: slug, id } = await params
  const { meeting: meetingOn } = askedIn(await searchParams, ['meeting'])
  const t = await getTranslations('guide')
  const view = orNotFound(await viewGuide(await councilCaller(slug), { assessmentId: id, meetingOn }))
  const base = `/c/${slug}/assessments/${id}`
  return (
    <SectionedPage
      title={t('title')}
      crumbs={[
        { label: view.council.name, href: `/c/${slug}` },
        { label: view.assessment.title, href: base },
      ]}
      lead={t('lead')}
      act={<PrintButton>{t('print')}</PrintButton>}
      contents={t('contents')}
      sections={[
        { id: 'timetable', title: t('timetable.title'), body: <TimetableSection view={view} base={base} /> },
        { id: 'texts', title: t('texts.title'), body: <Texts view={view} /> },
        { id: 'script', title: t('script.title'), body: <Script /> },
      ]}
    />
  )
}
