import type { Metadata } from 'next'
import Link from 'next/link'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { QuestionLinks } from '@/app/_ui/question-links'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { Time } from '@/app/_ui/time'
import { type Readiness, viewReadiness } from '@/lib/submission/view-readiness'
import { VacanciesBand } from '../vacancies-band'
import { signOffAction, startSigningAction, submitAssessmentAction, withdrawFromSigningAction } from './actions'

export const metadata: Metadata = { title: 'Sign and submit' }

export default async function SubmitPage({ params }: PageProps<'/c/[council]/assessments/[id]/submit'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewReadiness(await councilCaller(slug), { assessmentId: id }))
  const base = `/c/${slug}/assessments/${id}`
  const isSubmitted = ['submitted', 'reviewed', 'closed'].includes(view.assessment.state)
  return (
    <>
      <PageHeading
        title="Sign and submit"
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: view.assessment.title, href: base },
        ]}
        lead="When every question has its level, the answers are frozen, the signatories sign, and the lead submits a copy that nobody can change."
      />
      <div className="flex flex-col gap-6">
        <VacanciesBand vacancies={view.vacancies} base={base} />
        {isSubmitted ? (
          <Notice kind="done" title="This assessment is submitted">
            <Link href={`${base}/report`}>Read the submission</Link>
          </Notice>
        ) : (
          <>
            <Ready view={view} base={base} slug={slug} />
            {view.assessment.state === 'signing' ? <Signing view={view} slug={slug} /> : null}
          </>
        )}
      </div>
    </>
  )
}

const MISSING = { 'no-level': 'No agreed level:', 'no-answer': 'No answer:' } as const

function Ready({ view, base, slug }: { view: Readiness; base: string; slug: string }) {
  const { missing, questions } = view
  if (missing.length > 0) {
    return (
      <Card id="ready" title="What is still missing">
        <p className="mb-3">
          {missing.length === 1 ? '1 thing is' : `${missing.length} things are`} missing before anybody can sign.
        </p>
        <ul className="flex flex-col gap-2">
          {missing.some((one) => one.what === 'signatories') ? (
            <li>
              Two signatories are needed: <Link href={`${base}/setup`}>name them in the set-up</Link>
            </li>
          ) : null}
          {(['no-answer', 'no-level'] as const).map((what) => {
            const questions = missing.flatMap((one) => (one.what === what ? [one] : []))
            return questions.length === 0 ? null : (
              <li key={what} className="flex flex-wrap items-center gap-2">
                <span>{MISSING[what]}</span>
                <QuestionLinks questions={questions} href={({ code }) => `${base}/q/${code}`} />
              </li>
            )
          })}
        </ul>
      </Card>
    )
  }
  if (view.assessment.state !== 'agreeing') return null
  return (
    <Card id="ready" title="Ready to sign">
      <p className="mb-4">
        All {questions.filter((q) => q.leftOut === null).length} questions have an answer and an agreed level. Freezing
        stops all writing, scoring and commenting, and asks {view.signatories.map((one) => one.name).join(' and ')} to
        sign.
      </p>
      {view.abilities.startSigning ? (
        <Form
          action={startSigningAction.bind(null, slug)}
          submit="Freeze the answers and ask for signatures"
          hidden={{ assessmentId: view.assessment.id }}
        />
      ) : (
        <p>The lead of the assessment does this.</p>
      )}
    </Card>
  )
}

function Signing({ view, slug }: { view: Readiness; slug: string }) {
  const hidden = { assessmentId: view.assessment.id }
  return (
    <Card id="signing" title="Signatures">
      <p className="mb-3">
        What is signed has this seal: <code className="break-all text-sm">{view.seal}</code>
      </p>
      <ul className="mb-4 flex flex-col gap-1">
        {view.signatories.map((one) => (
          <li key={one.name}>
            {one.name}, {one.post}:{' '}
            {one.signedAt ? (
              <>
                signed <Time at={one.signedAt} />
              </>
            ) : (
              'has not signed yet'
            )}
          </li>
        ))}
      </ul>
      <div className="flex flex-col gap-6">
        {view.abilities.sign ? (
          <Form
            action={signOffAction.bind(null, slug)}
            submit="Sign the assessment as it stands"
            done="Signed"
            hidden={{ ...hidden, contentSha256: view.seal }}
          />
        ) : null}
        {view.abilities.submit ? (
          <div>
            <p className="mb-3">
              Submitting makes a copy that nobody can change, this council included. It cannot be undone.
            </p>
            <Form action={submitAssessmentAction.bind(null, slug)} submit="Submit the assessment" hidden={hidden} />
          </div>
        ) : null}
        {view.abilities.withdraw ? (
          <Details summary="Open the answers again">
            <Form
              action={withdrawFromSigningAction.bind(null, slug)}
              submit="Open the answers and void the signatures"
              variant="danger"
              hidden={hidden}
            >
              <TextAreaField name="reason" label="Why?" hint="It is kept in the trail." rows={2} />
            </Form>
          </Details>
        ) : null}
      </div>
    </Card>
  )
}
