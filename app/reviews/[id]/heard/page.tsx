import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { orNotFound, reviewCaller } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { Details } from '@/app/_ui/details'
import { EmptyState } from '@/app/_ui/empty-state'
import { Form } from '@/app/_ui/form'
import { LivePage } from '@/app/_ui/live-page'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { TypedWords } from '@/app/_ui/typed-words'
import { questionName } from '@/lib/framework/named-question'
import { type HeardView, viewHeard } from '@/lib/heard/view-heard'
import { dayWords } from '@/lib/words/dates'
import { RoomNav } from '../room-nav'
import { takeOutHeardAction } from './actions'
import { HeardForm } from './heard-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('heard'))('title') }
}

/** The notes of the team by question, and the form for another. */
export default async function HeardPage({ params }: PageProps<'/reviews/[id]/heard'>) {
  const { id } = await params
  const view = orNotFound(await viewHeard(await reviewCaller(id, '/heard'), null))
  const t = await getTranslations('heard')
  const { review, questions, heard } = view
  const asked = questions.filter(({ code }) => heard.some(({ codes }) => codes.includes(code)))
  return (
    <>
      <RoomNav id={id} here="heard" endsOn={review.endsOn} />
      <PageHeading title={t('title')} lead={t('lead', { review: review.title })} />
      <LivePage topic={{ topic: 'review', id }} />
      {review.sentAt ? (
        <div className="mb-6">
          <Notice kind="info" title={t('sent', { day: dayWords(review.sentAt) })}>
            {t('sentHint')}
          </Notice>
        </div>
      ) : null}
      <div className="grid items-start gap-8 wide:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
        <div className="flex min-w-0 flex-col gap-8">
          {heard.length === 0 ? <EmptyState title={t('none')}>{t('noneHint')}</EmptyState> : null}
          {asked.map((question) => (
            <OnQuestion key={question.code} question={question} view={view} />
          ))}
        </div>
        <Card id="note" title={t('draft')}>
          <HeardForm key={heard.length} reviewId={id} questions={questions} />
        </Card>
      </div>
    </>
  )
}

/** What was heard on one question; each note stands with the first of its questions whole. */
function OnQuestion({ question, view }: { question: HeardView['questions'][number]; view: HeardView }) {
  const t = useTranslations('heard')
  const all = view.heard.filter(({ codes }) => codes.includes(question.code))
  return (
    <section aria-labelledby={`q-${question.code}`} className="flex flex-col gap-4">
      <div>
        <h2 id={`q-${question.code}`} className="text-lg">
          {questionName(question)}
        </h2>
        <p className="text-sm text-secondary">
          {t('count', { count: all.length })}
          {all.length === 1 ? <span className="text-caution">. {t('one')}</span> : null}
        </p>
      </div>
      <ul className="flex flex-col gap-4">
        {all.map((one) => (
          <li key={one.id} className="border-l-4 border-line pl-4">
            <p className="font-semibold">{t(`kinds.${one.spokenWith}`)}</p>
            <TypedWords>{one.words}</TypedWords>
            <p className="text-sm text-secondary">{t('by', { name: one.by, day: dayWords(one.at) })}</p>
            {one.isMine && one.codes[0] === question.code ? (
              <div className="mt-2 flex flex-col gap-2">
                <Details summary={t('change')}>
                  <HeardForm reviewId={view.review.id} questions={view.questions} known={one} />
                </Details>
                <Form
                  action={takeOutHeardAction.bind(null, view.review.id)}
                  submit={t('takeOut')}
                  done={t('takenOut')}
                  variant="secondary"
                  hidden={{ conversationId: one.id }}
                />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
