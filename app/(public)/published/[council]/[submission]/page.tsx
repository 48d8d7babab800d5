import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { orNotFound } from '@/app/_doors/caller'
import { WithLevelNames } from '@/app/_ui/level-names'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { PrintButton } from '@/app/_ui/print-button'
import { SigningNotes } from '@/app/_ui/signing-note'
import { viewPublished } from '@/lib/publication/view-published'
import { momentWords } from '@/lib/words/dates'
import { Contents, PublishedAreas } from './published-areas'
import { PublishedReport } from './published-report'
import { SealBeside } from './seal-beside'

type Props = PageProps<'/published/[council]/[submission]'>

/** Asked for once, by the title and by the page. */
const viewOf = cache(async (council: string, submissionId: string) =>
  orNotFound(await viewPublished({ council, submissionId })),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { council, submission } = await params
  const { about } = await viewOf(council, submission)
  return { title: `${about.title}, ${about.council}` }
}

/** What a council has published of a submission, for anybody: its questions whole, the peers' report with reply and plan, and its seal beside. */
export default async function PublishedPage({ params }: Props) {
  const { council, submission } = await params
  const { about, content, withdrawn, levelNames, shortNames } = await viewOf(council, submission)
  const t = await getTranslations('published')
  return (
    <WithLevelNames names={levelNames}>
      <PageHeading title={about.title} lead={t('lead', { council: about.council })}>
        {content ? <PrintButton>{t('print')}</PrintButton> : null}
      </PageHeading>
      <div className="flex flex-col gap-8">
        {withdrawn.map(({ at, because }) => (
          <Notice key={at} kind="caution" title={t('withdrawn', { day: momentWords(at) })}>
            {t('because', { because })}
          </Notice>
        ))}
        {content ? (
          <>
            <SealBeside content={content} />
            <Contents content={content} />
            {content.review ? <PublishedReport report={content.review} shortNames={shortNames} /> : null}
            {content.questions.length > 0 ? (
              <>
                <SigningNotes notes={content.notes} />
                <PublishedAreas content={content} />
              </>
            ) : null}
          </>
        ) : null}
      </div>
    </WithLevelNames>
  )
}
