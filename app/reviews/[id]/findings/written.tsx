import { useTranslations } from 'next-intl'
import { Confirm } from '@/app/_ui/confirm'
import { Details } from '@/app/_ui/details'
import { FindingSaid, PointSaid, RecommendationSaid } from '@/app/_ui/finding-said'
import { Form } from '@/app/_ui/form'
import { RadiosField } from '@/app/_ui/radios-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { heardOn, KINDS } from '@/lib/report/report'
import type { FindingsView } from '@/lib/report/view-findings'
import { decideFactAction, removeWrittenAction } from './actions'
import { FindingForm } from './finding-form'
import { RecommendationForm } from './recommendation-form'

type Props = { view: FindingsView }

/** What the team has written, by kind: whoever may changes it, and the lead peer decides what the council questions. */
export function WrittenFindings({ view }: Props) {
  const t = useTranslations('report')
  const said = useTranslations('heard')
  const { report, questions, review } = view
  if (report.findings.length === 0)
    return (
      <div>
        <p className="font-semibold">{t('noFindings')}</p>
        <p className="text-secondary">{t('noFindingsHint')}</p>
      </div>
    )
  return KINDS.map((kind) => {
    const all = report.findings.filter((finding) => finding.kind === kind)
    return all.length === 0 ? null : (
      <section key={kind} aria-labelledby={`kind-${kind}`} className="flex flex-col gap-5">
        <h2 id={`kind-${kind}`}>{t(`kinds.${kind}`)}</h2>
        {all.map((finding) => (
          <FindingSaid key={finding.id} finding={finding} questions={questions} canWarn={view.abilities.write}>
            <p className="mt-1 text-sm text-secondary">
              {said('noted', { count: heardOn(view.heard, finding.codes) })}
            </p>
            <Written view={view} kind="finding" written={finding}>
              <FindingForm
                reviewId={review.id}
                questions={questions}
                heard={view.heard}
                open={view.open}
                finding={finding}
              />
            </Written>
          </FindingSaid>
        ))}
      </section>
    )
  })
}

/** What the team recommends, few things, each with its priority, timescale and post. */
export function WrittenRecommendations({ view }: Props) {
  const { report, review } = view
  return (
    <ol className="flex flex-col gap-5">
      {report.recommendations.map((one) => (
        <li key={one.id} className="finding">
          <RecommendationSaid recommendation={one} />
          <Written view={view} kind="recommendation" written={one}>
            <RecommendationForm reviewId={review.id} known={one} />
          </Written>
        </li>
      ))}
    </ol>
  )
}

type One = {
  id: string
  words: string
  authorId: string
  authorName: string
  points: FindingsView['report']['findings'][number]['points']
}
type Of = { view: FindingsView; kind: 'finding' | 'recommendation'; written: One; children: React.ReactNode }

function Written({ view, kind, written, children }: Of) {
  const t = useTranslations('report')
  const { review, reader, abilities } = view
  const canChange = abilities.write && (reader.isLead || written.authorId === reader.userId)
  return (
    <>
      <p className="mt-1 text-sm text-secondary">{t('by', { name: written.authorName })}</p>
      {canChange ? (
        <div className="mt-2 flex flex-wrap items-baseline gap-x-6 gap-y-2">
          <Details summary={t('write.change')}>{children}</Details>
          <Confirm
            opens={t('write.remove')}
            variant="quiet"
            title={t('write.removeTitle')}
            what={<p>{t('write.removeWhat')}</p>}
            action={removeWrittenAction.bind(null, review.id)}
            submit={t('write.remove')}
            stay={t('write.stay')}
            hidden={{ kind, id: written.id }}
          />
        </div>
      ) : null}
      {written.points.map((point) => (
        <PointSaid key={point.id} point={point}>
          {abilities.decide && point.state === 'open' ? (
            <Details summary={t('facts.decide')}>
              <Form
                action={decideFactAction.bind(null, review.id)}
                submit={t('facts.decideSubmit')}
                hidden={{ pointId: point.id }}
              >
                <RadiosField
                  name="outcome"
                  label={t('facts.outcome')}
                  choices={(['corrected', 'kept'] as const).map((value) => ({
                    value,
                    label: t(`facts.outcomes.${value}`),
                  }))}
                />
                <TextAreaField name="words" label={t('facts.words')} rows={3} defaultValue={written.words} />
                <TextAreaField name="answer" label={t('facts.answerLabel')} rows={2} />
              </Form>
            </Details>
          ) : null}
        </PointSaid>
      ))}
    </>
  )
}
