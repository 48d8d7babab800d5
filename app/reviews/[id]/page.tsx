import type { Metadata } from 'next'
import Link from 'next/link'
import { askedIn } from '@/app/_doors/asked'
import { orNotFound, reviewCaller } from '@/app/_doors/caller'
import { AreaTabs, areasIn } from '@/app/_ui/area-tabs'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { frozenEvidence } from '@/app/_ui/frozen-evidence'
import { WithLevelNames } from '@/app/_ui/level-names'
import { LivePage } from '@/app/_ui/live-page'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { QuestionLinks } from '@/app/_ui/question-links'
import { RadiosField } from '@/app/_ui/radios-field'
import { SigningNotes } from '@/app/_ui/signing-note'
import { SubmissionQuestion } from '@/app/_ui/submission-question'
import { SubmissionStatement, statementWords } from '@/app/_ui/submission-statement'
import { SubmissionSummary } from '@/app/_ui/submission-summary'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { TextField } from '@/app/_ui/text-field'
import { Time } from '@/app/_ui/time'
import { ClientWords } from '@/app/_words/client-words'
import { openOf } from '@/lib/evidence/load-open'
import { namedIn, questionName } from '@/lib/framework/named-question'
import { PAPER_FORMATS } from '@/lib/paper/shape/paper'
import { viewReview } from '@/lib/review/view-review'
import { messages } from '@/lib/words/messages'
import { say } from '@/lib/words/say'
import { declareConflictAction } from './actions'
import { hrefOf } from './evidence/href-of'
import { PeerText } from './peer-text'
import { RoomNav } from './room-nav'

export const metadata: Metadata = { title: 'Peer review' }

const CONFLICTS = [
  { value: 'none', label: 'No conflict of interest' },
  {
    value: 'declared',
    label: 'Something connects me with this council',
    hint: 'For example: I worked there, live there, or have family or business there.',
  },
]

export default async function ReviewPage({ params, searchParams }: PageProps<'/reviews/[id]'>) {
  const { id } = await params
  const view = orNotFound(await viewReview(await reviewCaller(id), null))
  const lead = (
    <>
      You are {view.reader.isLead ? 'the lead peer' : 'a peer'} in this review of {view.council}, as {view.reader.name}.
      It is open until <Time at={view.endsOn} day />.
    </>
  )
  if (view.conflict === 'awaiting') {
    return (
      <>
        <PageHeading title={view.title} lead={lead} />
        <Card id="conflict" title="Before you read">
          <Form action={declareConflictAction.bind(null, id)} submit="Declare and go on">
            <TextField
              name="name"
              label={say('review.declare.name')}
              hint={say('review.declare.nameHint')}
              defaultValue={view.reader.name}
              autoComplete="name"
            />
            <RadiosField
              name="conflict"
              label={`Does anything connect you with ${view.council}?`}
              choices={CONFLICTS}
            />
            <TextAreaField
              name="conflictText"
              label="What connects you?"
              hint="Only if something does. The council’s lead reads it and decides."
              rows={3}
            />
          </Form>
        </Card>
      </>
    )
  }
  if (!view.submission) {
    return (
      <>
        <PageHeading title={view.title} lead={lead} />
        <Notice kind="info" title="The council is deciding">
          You declared a conflict of interest. When the council’s lead lets you in, the submission appears here.
        </Notice>
      </>
    )
  }
  const { file, questions, levelNames, states, comments, team, open, isWriting } = view.submission
  const shown = areasIn(file.content.areas, askedIn(await searchParams, ['area']).area)
  const textOf = (code: string) => ({
    ...{ reviewId: id, reader: view.reader, code, state: states[code] ?? '' },
    comments: comments.filter((comment) => comment.code === code),
  })
  const answerWords = (code: string) => {
    const about = `question ${questionName(namedIn(questions, code))}`
    return { about, label: `Submitted answer to ${about}` }
  }
  return (
    <WithLevelNames names={levelNames}>
      <ClientWords words={{ comments: messages.comments }}>
        <RoomNav id={id} here="read" endsOn={view.endsOn} />
        <PageHeading title={view.title} lead={lead} />
        <LivePage topic={{ topic: 'review', id }} />
        <div className="flex flex-col gap-8">
          <p>The team: {team.map((peer) => `${peer.name}${peer.role === 'peer_lead' ? ' (lead)' : ''}`).join(', ')}.</p>
          <p className="no-print flex flex-wrap gap-x-4 gap-y-2">
            <span>{say('documents.page.peers')}</span>
            {PAPER_FORMATS.map((format) => (
              <a
                key={format}
                href={`/reviews/${id}/export?format=${format}`}
                className="inline-flex min-h-6 items-center"
              >
                {say(`documents.formats.${format}`)}
              </a>
            ))}
          </p>
          <SubmissionSummary file={file} questions={questions} here={`/reviews/${id}`} />
          <SigningNotes notes={file.content.notes ?? []} />
          <AreaTabs areas={file.content.areas} shown={shown} here={`/reviews/${id}`} />
          <nav aria-label="Questions">
            <QuestionLinks
              questions={questions.filter(({ code }) => shown.some(({ number }) => code.startsWith(`${number}.`)))}
              href={({ code }) => `#q-${code}`}
            />
          </nav>
          {shown.map((area) => (
            <section key={area.number} aria-labelledby={`area-${area.number}`} className="flex flex-col gap-4">
              <h2 id={`area-${area.number}`}>
                {area.number}. {area.title}
              </h2>
              <SubmissionStatement area={area}>
                <PeerText {...statementWords(area)} {...textOf(String(area.number))} />
              </SubmissionStatement>
              {file.content.questions
                .filter((question) => question.area === area.number)
                .map((question) => (
                  <SubmissionQuestion
                    key={question.code}
                    question={question}
                    hasMargin
                    hrefOf={(item) => hrefOf(id, openOf(item, open))}
                  >
                    <PeerText
                      {...answerWords(question.code)}
                      {...textOf(question.code)}
                      evidence={frozenEvidence(question, open, (one) => hrefOf(id, one))}
                    />
                    {isWriting ? (
                      <p className="no-print mt-3">
                        <Link href={`/reviews/${id}/findings?code=${question.code}#write`} prefetch={false}>
                          {say('report.write.title')}
                        </Link>
                      </p>
                    ) : null}
                  </SubmissionQuestion>
                ))}
            </section>
          ))}
        </div>
      </ClientWords>
    </WithLevelNames>
  )
}
