import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Card } from '@/app/_ui/card'
import { Confirm } from '@/app/_ui/confirm'
import { QuestionLinks } from '@/app/_ui/question-links'
import type { Readiness } from '@/lib/submission/view-readiness'
import { startSigningAction } from './actions'

const WHAT = ['no-answer', 'no-level'] as const

/** What stands in the way of signing, each with its link; or the one press that asks for signatures. */
export function ReadyCard({ view, base, slug }: { view: Readiness; base: string; slug: string }) {
  const t = useTranslations('signing')
  const { missing, questions, signatories, assessment } = view
  const who = signatories.map(({ name }) => name).join(' and ')
  if (missing.length > 0)
    return (
      <Card id="ready" title={t('missing.title')}>
        <p className="mb-3">{t('missing.count', { count: missing.length })}</p>
        <ul className="flex flex-col gap-2">
          {missing.some(({ what }) => what === 'signatories') ? (
            <li>
              {view.abilities.namePeople
                ? t.rich('missing.signatories', { name: (words) => <Link href={`${base}/setup/people`}>{words}</Link> })
                : t('missing.signatoriesOthers')}
            </li>
          ) : null}
          {WHAT.map((what) => {
            const lacking = missing.flatMap((one) => (one.what === what ? [one] : []))
            return lacking.length === 0 ? null : (
              <li key={what} className="flex flex-wrap items-center gap-2">
                <span>{t(`missing.${what}`)}</span>
                <QuestionLinks questions={lacking} href={({ code }) => `${base}/q/${code}`} />
              </li>
            )
          })}
        </ul>
      </Card>
    )
  if (assessment.state !== 'agreeing') return null
  return (
    <Card id="ready" title={t('ready.title')}>
      <p className="mb-4">{t('ready.what', { count: questions.filter(({ leftOut }) => leftOut === null).length })}</p>
      {view.abilities.startSigning ? (
        <Confirm
          opens={t('ready.opens')}
          title={t('ready.sure')}
          what={<p>{t('ready.says', { who })}</p>}
          action={startSigningAction.bind(null, slug)}
          submit={t('ready.press')}
          stay={t('stay')}
          hidden={{ assessmentId: assessment.id }}
        />
      ) : (
        <p>{t('ready.byLead', { who })}</p>
      )}
    </Card>
  )
}
