import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { LivePage } from '@/app/_ui/live-page'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { ClientWords } from '@/app/_words/client-words'
import { viewPapers } from '@/lib/paper/view-papers'
import { messages } from '@/lib/words/messages'
import { AreaChoice } from './area-choice'
import { KeptPapers } from './kept-papers'
import { PaperCard } from './paper-card'
import { WordBack } from './word-back'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('documents.page')
  return { title: t('title') }
}

/** In the order in which most people look for them. One area has a form of its own. */
const SHOWN = ['committee', 'pack', 'agenda', 'whole', 'evidence', 'cpc', 'best-value'] as const

/** What can be taken out of an assessment, by what it is for; and what is being made or kept for whoever looks. */
export default async function DocumentsPage({ params }: PageProps<'/c/[council]/assessments/[id]/documents'>) {
  const { council: slug, id } = await params
  const [t, view] = await Promise.all([
    getTranslations('documents.page'),
    councilCaller(slug).then((caller) => viewPapers(caller, { assessmentId: id })),
  ])
  const { council, assessment, kinds, papers, sealed, areas, sight } = orNotFound(view)
  const base = `/c/${slug}/assessments/${id}`
  return (
    <>
      <LivePage topic={{ topic: 'inbox' }} />
      <PageHeading
        title={t('title')}
        crumbs={[
          { label: council.name, href: `/c/${slug}` },
          { label: assessment.title, href: base },
        ]}
        lead={t('lead')}
      />
      <div className="flex flex-col gap-6">
        <Notice kind="info">
          {t(sealed === null ? 'isDraft' : 'isSealed', { version: sealed ?? assessment.version })} {t(`sight.${sight}`)}
        </Notice>
        <KeptPapers papers={papers} areas={areas} base={base} />
        <div className="grid gap-6 lg:grid-cols-2">
          {SHOWN.filter((kind) => kinds.includes(kind)).map((kind) => (
            <PaperCard key={kind} kind={kind} base={base} />
          ))}
          <AreaChoice areas={areas} base={base} />
        </div>
        {sealed === null ? (
          <ClientWords
            words={{ wordBack: messages.wordBack, comments: messages.comments, refusals: messages.refusals }}
          >
            <WordBack slug={slug} assessmentId={id} toComments={`${base}/comments?list=suggested`} />
          </ClientWords>
        ) : null}
        <p className="text-sm text-secondary">
          {t.rich('schema', {
            document: (words) => <a href="/schema/document.json">{words}</a>,
            submission: (words) => <a href="/schema/submission.json">{words}</a>,
          })}
        </p>
      </div>
    </>
  )
}
