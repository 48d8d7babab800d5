import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Confirm } from '@/app/_ui/confirm'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { Notice } from '@/app/_ui/notice'
import { TextAreaField } from '@/app/_ui/text-area-field'
import type { PublishingView } from '@/lib/publication/view-publishing'
import { dayWords, momentWords } from '@/lib/words/dates'
import {
  callOffPublicationAction,
  confirmPublicationAction,
  declinePublicationAction,
  overrideQuietPeriodAction,
  withdrawPublicationAction,
} from './actions'

type Props = { view: PublishingView; slug: string }

/** What waits to be confirmed: what it is, who asked, what holds it, and what this reader may do with it. */
export function Asked({ view, slug }: Props) {
  const t = useTranslations('publish.asked')
  const { asked, quiet, abilities } = view
  if (!asked) return null
  const hidden = { publicationId: asked.id }
  return (
    <section aria-labelledby="asked" className="how-far">
      <h2 id="asked">{t('title')}</h2>
      <p>{t('by', { name: asked.askedName ?? '', day: momentWords(asked.askedAt) })}</p>
      <h3>{t('goesOut')}</h3>
      {abilities.confirm ? <p>{t('readFirst')}</p> : null}
      <Chosen view={view} of={asked} base={`/c/${slug}/assessments/${view.assessment.id}`} />
      {quiet && !asked.overrodeBecause ? (
        <Notice kind="caution" title={t('held', { election: quiet.election, day: dayWords(quiet.endsOn) })}>
          {t('heldHint')}
        </Notice>
      ) : null}
      {asked.overrodeBecause ? (
        <p>{t('letOut', { name: asked.overrodeName ?? '', reason: asked.overrodeBecause })}</p>
      ) : null}
      {abilities.confirm ? (
        <Confirm
          opens={t('confirm')}
          title={t('confirmTitle')}
          what={
            <>
              <Chosen view={view} of={asked} />
              <p>{t('confirmWhat')}</p>
            </>
          }
          action={confirmPublicationAction.bind(null, slug)}
          submit={t('confirm')}
          stay={t('stay')}
          hidden={hidden}
          className="self-start"
        />
      ) : (
        <p className="text-secondary">{t('second')}</p>
      )}
      {abilities.decline ? (
        <Details summary={t('decline')}>
          <Form
            action={declinePublicationAction.bind(null, slug)}
            submit={t('declineSubmit')}
            variant="secondary"
            hidden={hidden}
          >
            <p className="text-secondary">{t('declineHint', { name: asked.askedName ?? '' })}</p>
            <TextAreaField name="reason" label={t('declineReason')} rows={3} />
          </Form>
        </Details>
      ) : null}
      {abilities.override ? (
        <Details summary={t('override')}>
          <Form
            action={overrideQuietPeriodAction.bind(null, slug)}
            submit={t('overrideSubmit')}
            variant="secondary"
            hidden={hidden}
          >
            <TextAreaField name="reason" label={t('overrideReason')} rows={3} />
          </Form>
        </Details>
      ) : null}
      {abilities.callOff ? (
        <Form
          action={callOffPublicationAction.bind(null, slug)}
          submit={t('callOff')}
          variant="secondary"
          hidden={hidden}
        />
      ) : null}
    </section>
  )
}

/** What is out, where it is read, and taking it back. */
export function Shown({ view, slug }: Props) {
  const t = useTranslations('publish.shown')
  const { shown, path, abilities } = view
  if (!shown || !path) return null
  return (
    <section aria-labelledby="shown" className="how-far">
      <h2 id="shown">{t('title')}</h2>
      <p>
        {t('since', {
          ...{ day: shown.confirmedAt ? momentWords(shown.confirmedAt) : '' },
          ...{ asked: shown.askedName ?? '', confirmed: shown.confirmedName ?? '' },
        })}
      </p>
      <Chosen view={view} of={shown} />
      <p>
        <a href={path}>{t('open')}</a>
      </p>
      {abilities.withdraw ? (
        <Details summary={t('withdraw')}>
          <Form
            action={withdrawPublicationAction.bind(null, slug)}
            submit={t('withdrawSubmit')}
            variant="secondary"
            hidden={{ publicationId: shown.id }}
          >
            <p className="text-secondary">{t('withdrawHint')}</p>
            <TextAreaField name="reason" label={t('withdrawReason')} rows={3} />
          </Form>
        </Details>
      ) : null}
    </section>
  )
}

type ChosenProps = {
  view: PublishingView
  of: NonNullable<PublishingView['asked']>
  /** The address of the assessment, where each part leads to where it is read. */
  base?: string
}

/** What was chosen: the report, and each question by its short name with its level. */
function Chosen({ view, of, base }: ChosenProps) {
  const t = useTranslations('publish')
  const questions = view.areas.flatMap((area) => area.questions)
  const named = questions.filter(({ code }) => of.codes.includes(code))
  const to = (path: string, words: string) =>
    base ? (
      <Link href={base + path} prefetch={false}>
        {words}
      </Link>
    ) : (
      words
    )
  return (
    <ul className="list-disc pl-5">
      {of.reviewTitle ? <li>{to('/findings', t('report', { title: of.reviewTitle }))}</li> : null}
      {of.withProgress ? <li>{t('progress')}</li> : null}
      {named.length === 0 ? <li>{t('noQuestion')}</li> : null}
      {named.length > 0 && named.length === questions.length ? <li>{t('whole', { count: named.length })}</li> : null}
      {named.map(({ code, shortName, level, dissents }) => (
        <li key={code}>
          {to(`/report?area=${code.split('.')[0]}#q-${code}`, `${code} ${shortName}`)}:{' '}
          {t(level === null ? 'choose.leftOut' : 'choose.level', { level: level ?? 0, dissents })}
        </li>
      ))}
    </ul>
  )
}
