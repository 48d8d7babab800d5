import { useTranslations } from 'next-intl'
import { Confirm } from '@/app/_ui/confirm'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { TextField } from '@/app/_ui/text-field'
import type { FindingsView } from '@/lib/report/view-findings'
import { dayWords } from '@/lib/words/dates'
import { publishReportAction, sendReportAction } from './actions'

/** How far the report is, and the lead peer's next step with it. */
export function Sending({ view }: { view: FindingsView }) {
  const t = useTranslations('report')
  const { review, report, abilities } = view
  const at = review.stage === 'published' ? review.publishedAt : review.checkUntil
  return (
    <section className="how-far mb-6">
      <p>{t(`team.stage.${review.stage}`, { day: at ? dayWords(at) : '' })}</p>
      {review.stage === 'with-council' ? <p>{t('publish.open1', { count: report.openPoints })}</p> : null}
      {abilities.send ? (
        <Details summary={t('send.open')}>
          <p className="mb-3 max-w-(--measure)">
            {t('send.what', { findings: report.findings.length, recommendations: report.recommendations.length })}
          </p>
          <Form action={sendReportAction.bind(null, review.id)} submit={t('send.submit')} label={t('send.open')}>
            <TextField name="checkUntil" type="date" label={t('send.checkUntil')} width="short" />
          </Form>
        </Details>
      ) : null}
      {abilities.publish ? (
        <Confirm
          opens={t('publish.open')}
          title={t('publish.title')}
          what={<p>{t('publish.what')}</p>}
          action={publishReportAction.bind(null, review.id)}
          submit={t('publish.submit')}
          stay={t('publish.stay')}
          className="self-start"
        />
      ) : null}
    </section>
  )
}
