import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { RadiosField } from '@/app/_ui/radios-field'
import { SelectField } from '@/app/_ui/select-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { TextField } from '@/app/_ui/text-field'
import type { ReportShown, ReportView } from '@/lib/report/view-report'
import { dayWords } from '@/lib/words/dates'
import { answerRecommendationAction } from './actions'

type Recommendation = ReportShown['recommendations'][number]
type Props = { view: ReportView; report: ReportShown; recommendation: Recommendation }

const DECISIONS = ['accepted', 'partly-accepted', 'rejected'] as const

/** Opposite a recommendation: the council's answer with its reason, its actions, and the form that answers it. */
export function Reply({ view, report, recommendation: { id } }: Props) {
  const t = useTranslations('report.reply')
  const { slug } = view.council
  const answer = report.answers[id]
  const actions = report.actions.filter((action) => action.id === id)
  const living = actions.filter(({ state }) => state !== 'dropped')
  return (
    <div className={`flex flex-col gap-2 bg-sheet p-4 reply-${answer?.decision ?? 'open'}`}>
      <p className="text-lg font-semibold">
        <Mark decision={answer?.decision} /> {t(answer?.decision ?? 'open')}
      </p>
      {answer?.reason ? <p className="max-w-(--measure) font-serif text-lg">{answer.reason}</p> : null}
      {answer ? (
        <p className="text-sm text-secondary">{t('by', { name: answer.by, day: dayWords(answer.at) })}</p>
      ) : null}
      {living.length > 0 ? (
        <div>
          <h4 className="font-sans text-base font-semibold">{t('actions')}</h4>
          <ul>
            {living.map(({ actionId, title }) => (
              <li key={actionId}>
                <Link href={`/c/${slug}/plan/${actionId}`} prefetch={false}>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {view.abilities.answer && report.stage === 'published' && !isAgreed(report) ? (
        <>
          {answer && answer.decision !== 'rejected' ? (
            <Link href={`/c/${slug}/plan/new?recommendation=${id}`} prefetch={false}>
              {t('more')}
            </Link>
          ) : null}
          <Details summary={t(answer ? 'again' : 'answer')}>
            <AnswerForm view={view} id={id} hasAction={living.length > 0} />
          </Details>
        </>
      ) : null}
    </div>
  )
}

/** What was answered stays with the reply that was agreed. */
const isAgreed = ({ reply }: ReportShown) => reply?.state === 'agreed' || reply?.state === 'published'

const SIGNS = { accepted: '✓', 'partly-accepted': '◐', rejected: '✕', open: '○' }
const Mark = ({ decision }: { decision: keyof typeof SIGNS | undefined }) => (
  <span aria-hidden>{SIGNS[decision ?? 'open']}</span>
)

function AnswerForm({ view, id, hasAction }: { view: ReportView; id: string; hasAction: boolean }) {
  const t = useTranslations('report.reply')
  const fields = useTranslations('plan.fields')
  return (
    <Form
      action={answerRecommendationAction.bind(null, view.council.slug)}
      submit={t('submit')}
      done={t('answered')}
      hidden={{ recommendationId: id }}
    >
      <RadiosField
        name="decision"
        label={t('decision')}
        choices={DECISIONS.map((value) => ({ value, label: t(value) }))}
      />
      <TextAreaField name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} />
      {hasAction ? null : (
        <fieldset className="flex flex-col gap-4">
          <legend className="font-semibold">{t('action')}</legend>
          <p className="text-secondary">{t('actionHint')}</p>
          <TextField name="title" label={fields('title')} />
          <SelectField
            name="ownerId"
            label={fields('owner')}
            empty=""
            options={view.owners.map(({ userId, name, post }) => ({ value: userId, label: `${name}, ${post}` }))}
          />
          <TextField name="dueOn" type="date" label={fields('dueOn')} width="short" />
        </fieldset>
      )}
    </Form>
  )
}
