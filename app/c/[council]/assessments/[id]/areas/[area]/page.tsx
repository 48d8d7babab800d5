import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { askedIn } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { AnswerPanel } from '@/app/_editor/answer-panel'
import { LinkButton } from '@/app/_ui/button'
import { LivePage } from '@/app/_ui/live-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { QuestionLinks } from '@/app/_ui/question-links'
import { ClientWords } from '@/app/_words/client-words'
import { CommentsPanel } from '@/app/c/[council]/_comments/comments-panel'
import { viewStatement } from '@/lib/statement/view-statement'
import { messages } from '@/lib/words/messages'
import { say } from '@/lib/words/say'

type Props = PageProps<'/c/[council]/assessments/[id]/areas/[area]'>

const ASKED = ['thread', 'resolved', 'after', 'before'] as const
const HEADINGS = ['summary', 'strengths', 'challenges', 'questions'] as const

/** Asked for once, by the title and by the page. */
const viewOf = cache(async (slug: string, assessmentId: string, area: string) =>
  orNotFound(
    await viewStatement(await councilCaller(slug), { assessmentId, area: /^[1-9]$/.test(area) ? Number(area) : 0 }),
  ),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { council, id, area } = await params
  return { title: say('statement.title', (await viewOf(council, id, area)).area) }
}

export default async function StatementPage({ params, searchParams }: Props) {
  const { council: slug, id, area: number } = await params
  const asked = askedIn(await searchParams, ASKED)
  const { area, ...view } = await viewOf(slug, id, number)
  const t = await getTranslations('statement')
  const base = `/c/${slug}/assessments/${id}`
  return (
    <>
      <LivePage topic={{ topic: 'subject', council: slug, id: view.documentId }} />
      <PageHeading
        title={t('title', area)}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: view.assessment.title, href: base },
        ]}
        lead={t('lead')}
      />
      <div className="grid gap-8 wide:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
        <section aria-labelledby="statement-title" className="flex flex-col gap-4">
          <h2 id="statement-title">{t('written')}</h2>
          <ClientWords words={{ editor: messages.editor }}>
            <AnswerPanel
              council={slug}
              documentId={view.documentId}
              userId={view.reader.userId}
              label={t('label', area)}
              anchors={view.marks}
              outline={{
                offer: t('offer'),
                hint: t('offerHint'),
                headings: HEADINGS.map((heading) => t(`headings.${heading}`)),
              }}
              reading={view.isFrozen ? t('frozen') : t('reading')}
            />
          </ClientWords>
          <p>
            <LinkButton href={`/c/${slug}/texts/${view.documentId}`} variant="secondary">
              {t('history')}
            </LinkButton>
          </p>
          <h2>{t('questions')}</h2>
          <QuestionLinks questions={view.questions} href={({ code }) => `${base}/q/${code}`} />
        </section>
        <section aria-label={t('comments')}>
          <ClientWords words={{ comments: messages.comments }}>
            <CommentsPanel
              slug={slug}
              subjectId={view.documentId}
              onWhole={t('comment')}
              here={`${base}/areas/${area.number}`}
              asked={asked}
            />
          </ClientWords>
        </section>
      </div>
    </>
  )
}
