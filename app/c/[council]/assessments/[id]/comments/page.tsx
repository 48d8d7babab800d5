import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { addressOf, askedIn, pagesOf } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { LivePage } from '@/app/_ui/live-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pager } from '@/app/_ui/pager'
import { ClientWords } from '@/app/_words/client-words'
import { viewComments } from '@/lib/assessment/view-comments'
import { messages } from '@/lib/words/messages'
import { AllowCommentsForm } from './allow-comments-form'
import { CommentLines } from './comment-lines'
import { CommentLists } from './comment-lists'
import { CommentOpen } from './comment-open'

export const metadata: Metadata = { title: messages.comments.page.title }

const ASKED = ['list', 'area', 'thread', 'after', 'before', 'said', 'saidBefore'] as const
const DAY = 24 * 60 * 60 * 1000

export default async function CommentsPage({
  params,
  searchParams,
}: PageProps<'/c/[council]/assessments/[id]/comments'>) {
  const { council: slug, id } = await params
  const { said, saidBefore, ...asked } = askedIn(await searchParams, ASKED)
  const view = orNotFound(
    await viewComments(await councilCaller(slug), {
      ...{ assessmentId: id, ...asked },
      said: { after: said, before: saidBefore },
    }),
  )
  const t = await getTranslations('comments.page')
  const home = `/c/${slug}/assessments/${id}`
  const here = `${home}/comments`
  const list = view.list === 'open' ? undefined : view.list
  const area = view.area === undefined ? undefined : String(view.area)
  const { counts, open, lines } = view
  const crumbs = [
    { label: view.council.name, href: `/c/${slug}` },
    { label: view.assessment.title, href: home },
  ]
  const days = counts.oldest ? Math.floor((Date.now() - counts.oldest.getTime()) / DAY) : undefined
  const lead = [t('lead', { open: counts.lists.open }), ...(days === undefined ? [] : [t('oldest', { days })])].join(
    ' ',
  )
  return (
    <>
      {open ? <LivePage topic={{ topic: 'subject', council: slug, id: open.topic }} /> : null}
      <PageHeading title={t('title')} crumbs={crumbs} lead={lead} />
      <div className="grid gap-6 md:grid-cols-[minmax(15rem,2fr)_minmax(0,3fr)] xl:grid-cols-[11rem_minmax(18rem,2fr)_minmax(0,3fr)]">
        <div className={`md:col-span-2 xl:col-span-1 ${open ? 'max-md:hidden' : ''}`}>
          <CommentLists view={view} here={here} />
        </div>
        <section aria-labelledby="comments-list" className={open ? 'max-md:hidden' : 'md:col-span-2'}>
          <h2 id="comments-list" tabIndex={-1} className="mb-2 flex justify-between">
            {t(`list.${view.list}`)}
            <span className="font-sans text-base font-normal tabular-nums">{counts.lists[view.list]}</span>
          </h2>
          {open || lines.rows.length === 0 ? null : <p className="mb-2 text-secondary">{t('choose')}</p>}
          <CommentLines
            lines={lines.rows}
            list={view.list}
            chosen={open?.thread.id}
            hrefOf={(thread) => addressOf(here, { list, area, thread, after: asked.after, before: asked.before })}
          />
          <Pager list="comments-list" {...pagesOf(here, { list, area }, lines)} />
          {view.allowed ? (
            <div className="mt-6">
              <AllowCommentsForm slug={slug} assessmentId={id} allowed={view.allowed} />
            </div>
          ) : null}
        </section>
        {open ? (
          <section aria-label={t('title')}>
            <ClientWords words={{ comments: messages.comments }}>
              <CommentOpen slug={slug} open={open} list={addressOf(here, { list, area })} here={here} />
            </ClientWords>
          </section>
        ) : null}
      </div>
    </>
  )
}
