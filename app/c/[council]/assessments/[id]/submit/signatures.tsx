import { useTranslations } from 'next-intl'
import { Confirm } from '@/app/_ui/confirm'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { Time } from '@/app/_ui/time'
import type { Readiness } from '@/lib/submission/view-readiness'
import {
  declineToSignAction,
  signOffAction,
  submitAssessmentAction,
  takeBackAnswerAction,
  withdrawFromSigningAction,
} from './actions'

/** The statement in full, who has signed it, and what the reader may do: sign or decline, take that back, submit, or open the answers again. */
export function Signatures({ view, slug }: { view: Readiness; slug: string }) {
  const t = useTranslations('signing')
  return (
    <div className="mt-8 border-t-4 border-double border-text pt-6">
      <h3 className="mb-2 text-secondary">{t('statementTitle')}</h3>
      <p className="max-w-4xl font-serif text-2xl">{t('statement', { council: view.council.name })}</p>
      <ul className="mt-6 grid gap-8 wide:grid-cols-2">
        {view.signatories.map((signatory) => (
          <Signatory key={`${signatory.name} ${signatory.post}`} signatory={signatory} view={view} slug={slug} />
        ))}
      </ul>
      <div className="mt-8 grid items-start gap-8 border-t border-line pt-6 wide:grid-cols-2">
        <Next view={view} slug={slug} />
        <section>
          <h3 className="mb-2">{t('seal.title')}</h3>
          <p className="font-mono text-lg">
            {view.seal
              .slice(0, 16)
              .toUpperCase()
              .replace(/(.{4})(?=.)/g, '$1 ')}
          </p>
          <p className="mt-1 max-w-(--measure) text-secondary">{t('seal.what')}</p>
          <Details summary={t('seal.whole')}>
            <code className="break-all text-sm">{view.seal}</code>
          </Details>
        </section>
      </div>
    </div>
  )
}

type Signatory = Readiness['signatories'][number]

function Signatory({ signatory, view, slug }: { signatory: Signatory; view: Readiness; slug: string }) {
  const t = useTranslations('signing')
  const { name, post, signedAt, declined, isMe, overtakenBy } = signatory
  return (
    <li>
      <p aria-hidden className="min-h-10 border-b border-mark font-serif text-2xl italic">
        {signedAt ? name : ''}
      </p>
      <p className="mt-2 font-semibold">
        {name}, {post}
      </p>
      {signedAt ? (
        <p className="text-secondary">
          {t('signed')} <Time at={signedAt} />
        </p>
      ) : declined ? (
        <div className="text-secondary">
          <p>
            {t('declined')} <Time at={declined.at} />
          </p>
          <blockquote className="mt-1 border-l-4 border-caution pl-3 text-text">{declined.because}</blockquote>
        </div>
      ) : (
        <p className="text-secondary">{t('notYet')}</p>
      )}
      {overtakenBy.length > 0 ? <p className="mt-1">{t('overtaken', { count: overtakenBy.length })}</p> : null}
      {isMe ? <MyAnswer signatory={signatory} view={view} slug={slug} /> : null}
    </li>
  )
}

function MyAnswer({ signatory, view, slug }: { signatory: Signatory; view: Readiness; slug: string }) {
  const t = useTranslations('signing')
  const { abilities } = view
  const hidden = { assessmentId: view.assessment.id }
  return (
    <div className="no-print mt-4 flex flex-col gap-5">
      {abilities.sign ? (
        <Confirm
          opens={t('sign.opens')}
          title={t('sign.sure')}
          what={<p>{t('sign.says')}</p>}
          action={signOffAction.bind(null, slug)}
          submit={t('sign.press', { post: signatory.post })}
          stay={t('stay')}
          hidden={{ ...hidden, contentSha256: view.seal }}
          className="w-full"
        />
      ) : null}
      {abilities.takeBack ? (
        <Form
          action={takeBackAnswerAction.bind(null, slug)}
          submit={signatory.signedAt ? t('takeBack.signed') : t('takeBack.declined')}
          variant="secondary"
          hidden={hidden}
        />
      ) : null}
      {abilities.decline && !signatory.declined ? (
        <section className="border border-line bg-sunken p-4">
          <h4 className="font-semibold">{t('decline.title')}</h4>
          <p className="mb-3 text-secondary">{t('decline.hint')}</p>
          <Form
            action={declineToSignAction.bind(null, slug)}
            submit={t('decline.press')}
            variant="secondary"
            label={t('decline.title')}
            hidden={hidden}
          >
            <TextAreaField name="reason" label={t('decline.label')} rows={3} />
          </Form>
        </section>
      ) : null}
    </div>
  )
}

function Next({ view, slug }: { view: Readiness; slug: string }) {
  const t = useTranslations('signing')
  const { abilities } = view
  const hidden = { assessmentId: view.assessment.id }
  return (
    <section>
      <h3 className="mb-2">{t('next.title')}</h3>
      <ol className="mb-4 list-decimal pl-6">
        <li>{t('next.sign')}</li>
        <li>{t('next.submit')}</li>
        <li>{t('next.peers')}</li>
      </ol>
      <div className="no-print flex flex-col gap-4">
        {abilities.submit ? (
          <div>
            <p className="mb-2">{t('submit.ready')}</p>
            <Confirm
              opens={t('submit.opens')}
              title={t('submit.sure')}
              what={<p>{t('submit.says')}</p>}
              action={submitAssessmentAction.bind(null, slug)}
              submit={t('submit.press')}
              stay={t('stay')}
              hidden={hidden}
            />
          </div>
        ) : null}
        {abilities.withdraw ? (
          <Details summary={t('again.summary')}>
            <Form
              action={withdrawFromSigningAction.bind(null, slug)}
              submit={t('again.press')}
              variant="danger"
              hidden={hidden}
            >
              <TextAreaField name="reason" label={t('again.why')} hint={t('again.hint')} rows={2} />
            </Form>
          </Details>
        ) : null}
      </div>
    </section>
  )
}
