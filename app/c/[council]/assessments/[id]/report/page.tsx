import type { Metadata } from 'next'
import Link from 'next/link'
import { askedIn } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { AreasBeside, areasIn } from '@/app/_ui/area-tabs'
import { buttonClass, LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { EmptyState } from '@/app/_ui/empty-state'
import { frozenEvidence } from '@/app/_ui/frozen-evidence'
import { MeetingNotes } from '@/app/_ui/meeting-notes'
import { PageHeading } from '@/app/_ui/page-heading'
import { ReferralSaid } from '@/app/_ui/referral-said'
import { SigningNotes } from '@/app/_ui/signing-note'
import { SubmissionQuestion } from '@/app/_ui/submission-question'
import { SubmissionStatement, statementWords } from '@/app/_ui/submission-statement'
import { SubmissionSummary } from '@/app/_ui/submission-summary'
import { ClientWords } from '@/app/_words/client-words'
import { viewOverview } from '@/lib/assessment/view-overview'
import { namedIn, questionName } from '@/lib/framework/named-question'
import { viewReviewsOfAssessment } from '@/lib/review/view-reviews-of-assessment'
import { viewSubmission } from '@/lib/submission/view-submission'
import { messages } from '@/lib/words/messages'
import { say } from '@/lib/words/say'
import { ReportText } from './report-text'

export const metadata: Metadata = { title: 'Report' }

export default async function ReportPage({ params, searchParams }: PageProps<'/c/[council]/assessments/[id]/report'>) {
  const { council: slug, id } = await params
  const caller = await councilCaller(slug)
  const base = `/c/${slug}/assessments/${id}`
  const viewed = await viewSubmission(caller, { assessmentId: id })
  if (!viewed.ok && viewed.refusal.kind === 'no-submission') {
    const { council, assessment } = orNotFound(await viewOverview(caller, { assessmentId: id }))
    return (
      <>
        <PageHeading
          title="Report"
          crumbs={[
            { label: council.name, href: `/c/${slug}` },
            { label: assessment.title, href: base },
          ]}
        />
        <EmptyState
          title="Nothing is submitted yet"
          action={<LinkButton href={`${base}/submit`}>See what is missing</LinkButton>}
        >
          The report is the frozen copy of the assessment. It is made when the lead submits.
        </EmptyState>
      </>
    )
  }
  const view = orNotFound(viewed)
  const reviewed = orNotFound(await viewReviewsOfAssessment(caller, { assessmentId: id }))
  const { content } = view.file
  const shown = areasIn(content.areas, askedIn(await searchParams, ['area']).area)
  const textOf = (code: string) => ({
    ...{ slug, canAnswer: reviewed.abilities.answer, over: reviewed.over },
    state: view.states[code] ?? '',
    comments: reviewed.comments.filter((comment) => comment.code === code),
  })
  const answerWords = (code: string) => {
    const about = `question ${questionName(namedIn(view.questions, code))}`
    return { about, label: `Submitted answer to ${about}` }
  }
  return (
    <>
      <PageHeading
        title={view.assessment.title}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: view.assessment.title, href: base },
        ]}
        lead={`The self-assessment of ${content.council.name}, as submitted.`}
      >
        <LinkButton href={`${base}/documents`} variant="secondary">
          {say('documents.page.title')}
        </LinkButton>
        <a className={buttonClass('secondary')} href={`${base}/export?format=json`}>
          Download the verifiable file
        </a>
      </PageHeading>
      <ClientWords words={{ comments: messages.comments }}>
        <div className="flex flex-col gap-8">
          <SubmissionSummary file={view.file} questions={view.questions} here={`${base}/report`} />
          <SigningNotes notes={content.notes ?? []} />
          <p className="no-print">
            <Link href={`${base}/reviews`} prefetch={false}>
              {say('report.asked.open')}
            </Link>
          </p>
          {view.route.length > 0 ? (
            <Card id="route" title={say('route.said')}>
              <div className="flex flex-col gap-6">
                {view.route.map((referral) => (
                  <ReferralSaid key={referral.id} referral={referral} slug={slug} today={view.today} />
                ))}
                <p className="no-print">
                  <Link href={`${base}/route`}>{say('route.openRoute')}</Link>
                </p>
              </div>
            </Card>
          ) : null}
          <MeetingNotes notes={view.notes} />
          <AreasBeside areas={content.areas} shown={shown} here={`${base}/report`}>
            {shown.map((area) => (
              <section key={area.number} aria-labelledby={`area-${area.number}`} className="flex flex-col gap-4">
                <h2 id={`area-${area.number}`}>
                  {area.number}. {area.title}
                </h2>
                <SubmissionStatement area={area}>
                  <ReportText {...statementWords(area)} {...textOf(String(area.number))} />
                </SubmissionStatement>
                {content.questions
                  .filter((question) => question.area === area.number)
                  .map((question) => (
                    <SubmissionQuestion
                      key={question.code}
                      question={question}
                      hasMargin={textOf(question.code).comments.length > 0}
                    >
                      <ReportText
                        {...answerWords(question.code)}
                        {...textOf(question.code)}
                        evidence={frozenEvidence(question, view.open, ({ itemId }) => `/c/${slug}/evidence/${itemId}`)}
                      />
                    </SubmissionQuestion>
                  ))}
              </section>
            ))}
          </AreasBeside>
        </div>
      </ClientWords>
    </>
  )
}
