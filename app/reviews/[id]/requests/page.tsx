import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { orNotFound, reviewCaller } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { Details } from '@/app/_ui/details'
import { EmptyState } from '@/app/_ui/empty-state'
import { Form } from '@/app/_ui/form'
import { LivePage } from '@/app/_ui/live-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { RequestSaid } from '@/app/_ui/request-said'
import { SelectField } from '@/app/_ui/select-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { TextField } from '@/app/_ui/text-field'
import { questionName } from '@/lib/framework/named-question'
import { viewRequests } from '@/lib/request/view-requests'
import { RoomNav } from '../room-nav'
import { askEvidenceAction, withdrawRequestAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('requests.team'))('title') }
}

/** What the team has asked the council for, and the form that asks for more. */
export default async function TeamRequestsPage({ params }: PageProps<'/reviews/[id]/requests'>) {
  const { id } = await params
  const view = orNotFound(await viewRequests(await reviewCaller(id, '/requests'), null))
  const t = await getTranslations('requests.team')
  const { review, requests, questions } = view
  return (
    <>
      <RoomNav id={id} here="requests" endsOn={review.endsOn} />
      <PageHeading title={t('title')} lead={t('lead', { review: review.title })} />
      <LivePage topic={{ topic: 'review', id }} />
      <div className="grid items-start gap-8 wide:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
        <div className="min-w-0">
          {requests.length === 0 ? <EmptyState title={t('none')}>{t('noneHint')}</EmptyState> : null}
          <ul className="flex flex-col gap-6">
            {requests.map((request) => (
              <RequestSaid
                key={request.id}
                request={request}
                questions={questions}
                today={view.today}
                file={`/reviews/${id}/requests/${request.id}/file`}
              >
                {request.canWithdraw ? (
                  <Details summary={t('withdraw')}>
                    <Form
                      action={withdrawRequestAction.bind(null, id)}
                      submit={t('withdraw')}
                      label={t('withdraw')}
                      variant="secondary"
                      hidden={{ requestId: request.id }}
                    >
                      <TextField name="reason" label={t('why')} />
                    </Form>
                  </Details>
                ) : null}
              </RequestSaid>
            ))}
          </ul>
        </div>
        {view.abilities.ask ? (
          <Card id="ask" title={t('ask')}>
            <Form
              key={requests.length}
              action={askEvidenceAction.bind(null, id)}
              submit={t('submit')}
              done={t('asked')}
              label={t('ask')}
            >
              <SelectField
                name="code"
                label={t('question')}
                empty=""
                options={questions.map((question) => ({ value: question.code, label: questionName(question) }))}
              />
              <TextAreaField name="words" label={t('words')} hint={t('wordsHint')} rows={3} />
              <TextField name="dueOn" type="date" label={t('dueOn')} width="short" />
            </Form>
          </Card>
        ) : (
          <p className="text-secondary">{t('over')}</p>
        )}
      </div>
    </>
  )
}
