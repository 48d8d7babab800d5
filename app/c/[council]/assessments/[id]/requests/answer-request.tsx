import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { SelectField } from '@/app/_ui/select-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import type { HostRequests } from '@/lib/request/view-requests-of-assessment'
import { dateWords } from '@/lib/words/dates'
import { answerRequestAction, declineRequestAction } from './actions'

type Props = { slug: string; request: HostRequests['requests'][number]; items: HostRequests['items'] }

/** The two forms of a request that waits: it is answered, or declined with a reason. */
export function AnswerRequest({ slug, request, items }: Props) {
  const t = useTranslations('requests.host')
  const hidden = { requestId: request.id }
  return (
    <>
      <Details summary={t('answer')}>
        <Form action={answerRequestAction.bind(null, slug)} submit={t('submit')} label={t('answer')} hidden={hidden}>
          <TextAreaField name="answer" label={t('words')} hint={t('wordsHint')} rows={4} />
          <SelectField
            name="itemId"
            label={t('item')}
            hint={t('itemHint')}
            empty={t('noItem')}
            options={items.map((item) => ({ value: item.itemId as string, label: itemWords(item) }))}
          />
          <p className="text-sm">
            {t.rich('others', {
              register: (words) => <Link href={`/c/${slug}/evidence`}>{words}</Link>,
              add: (words) => <Link href={`/c/${slug}/evidence/add`}>{words}</Link>,
            })}
          </p>
        </Form>
      </Details>
      <Details summary={t('decline')}>
        <Form
          action={declineRequestAction.bind(null, slug)}
          submit={t('declineSubmit')}
          label={t('decline')}
          variant="secondary"
          hidden={hidden}
        >
          <TextAreaField name="reason" label={t('reason')} rows={3} />
        </Form>
      </Details>
    </>
  )
}

/** Its title with the day that it speaks for and the assessment that used it last: two pieces may have one title. */
const itemWords = ({ title, speaksFor, usedIn }: HostRequests['items'][number]): string =>
  [title, dateWords(speaksFor), ...(usedIn ? [usedIn] : [])].join(', ')
