import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { AnswerPanel } from '@/app/_editor/answer-panel'
import { LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { LivePage } from '@/app/_ui/live-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { ClientWords } from '@/app/_words/client-words'
import { viewReply } from '@/lib/reply/view-reply'
import { messages } from '@/lib/words/messages'
import { ReplyState } from './reply-state'

const HEADINGS = ['thanks', 'agree', 'otherwise', 'next'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reply'))('title') }
}

/** The council's formal reply to a report: its shared text, how far it is, and where it goes. */
export default async function ReplyPage({ params }: PageProps<'/c/[council]/assessments/[id]/reply/[replyId]'>) {
  const { council: slug, id, replyId } = await params
  const view = orNotFound(await viewReply(await councilCaller(slug), { replyId }))
  const t = await getTranslations('reply')
  const base = `/c/${slug}/assessments/${id}`
  return (
    <>
      <LivePage topic={{ topic: 'subject', council: slug, id: view.reply.id }} />
      <PageHeading
        title={t('title')}
        lead={t('lead', { review: view.review.title })}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: view.assessment.title, href: base },
          { label: t('report'), href: `${base}/findings` },
        ]}
      />
      <div className="grid items-start gap-8 wide:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
        <section aria-labelledby="reply-title" className="flex flex-col gap-4">
          <h2 id="reply-title">{t('written')}</h2>
          <ClientWords words={{ editor: messages.editor }}>
            <AnswerPanel
              council={slug}
              documentId={view.reply.id}
              userId={view.reader.userId}
              label={t('label', { review: view.review.title })}
              anchors={[]}
              outline={{
                offer: t('offer'),
                hint: t('offerHint'),
                headings: HEADINGS.map((heading) => t(`headings.${heading}`)),
              }}
              reading={view.isFrozen ? t('closed') : t('reading')}
            />
          </ClientWords>
          <p>
            <LinkButton href={`/c/${slug}/texts/${view.reply.id}`} variant="secondary">
              {t('history')}
            </LinkButton>
          </p>
        </section>
        <Card id="state" title={t('state')}>
          <ReplyState view={view} slug={slug} />
        </Card>
      </div>
    </>
  )
}
