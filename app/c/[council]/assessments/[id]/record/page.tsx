import type { Metadata } from 'next'
import Link from 'next/link'
import { askedIn } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { AreasBeside, areasIn } from '@/app/_ui/area-tabs'
import { LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { ConsensusRecord } from '@/app/_ui/consensus-record'
import { EmptyState } from '@/app/_ui/empty-state'
import { MeetingNotes } from '@/app/_ui/meeting-notes'
import { PageHeading } from '@/app/_ui/page-heading'
import { ReferralSaid } from '@/app/_ui/referral-said'
import { SigningNotes } from '@/app/_ui/signing-note'
import { Successions } from '@/app/_ui/successions'
import { questionName } from '@/lib/framework/named-question'
import { rulesInWords } from '@/lib/score/rule-words'
import { viewConsensusRecord } from '@/lib/submission/view-consensus-record'
import { say } from '@/lib/words/say'

export const metadata: Metadata = { title: 'Record of consensus' }

export default async function RecordPage({ params, searchParams }: PageProps<'/c/[council]/assessments/[id]/record'>) {
  const { council: slug, id } = await params
  const { question: code, area } = askedIn(await searchParams, ['question', 'area'])
  const view = orNotFound(
    await viewConsensusRecord(await councilCaller(slug), { assessmentId: id, ...(code ? { code } : {}) }),
  )
  const base = `/c/${slug}/assessments/${id}`
  const held = view.questions.filter(({ rounds, aside }) => rounds.length + aside.length > 0)
  const areas = view.areas.filter(({ number }) => held.some((one) => one.area === number))
  const shown = code ? areas : areasIn(areas, area)
  const questions = held
    .filter((one) => shown.some(({ number }) => number === one.area))
    .map(({ code, shortName, question, rounds, aside, open }) => (
      <Card key={code} id={`q-${code.replace('.', '-')}`} title={questionName({ code, shortName })}>
        <p className="mb-4">{question}</p>
        <ConsensusRecord rounds={rounds} aside={aside} rules={view.rules} />
        {open ? (
          <p className="mt-4">Round {open.number} is open. Its scores are hidden until they are revealed.</p>
        ) : null}
        <p className="no-print mt-4">
          <Link href={`${base}/q/${code}/agree`}>The scores of this question</Link>
        </p>
      </Card>
    ))
  return (
    <>
      <PageHeading
        title="Record of consensus"
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: view.assessment.title, href: base },
        ]}
        lead="How each level came about: every revealed round, what was agreed, why, and who held otherwise. What is agreed is never changed; it can be reopened, and both then stand here."
      />
      <div className="flex flex-col gap-6">
        {code ? (
          <p className="no-print">
            <Link href={`${base}/record`}>{say('question.wholeRecord')}</Link>
          </p>
        ) : null}
        <Card id="rules" title="The rules, fixed before the first score">
          <ul className="flex list-disc flex-col gap-1 pl-5">
            {rulesInWords(view.rules).map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </Card>
        {view.successions.length > 0 ? (
          <Card id="changes" title="Who followed whom">
            <Successions changes={view.successions} />
          </Card>
        ) : null}
        {view.without.length > 0 ? (
          <Card id="without" title={say('fair.without')}>
            <ul className="flex list-disc flex-col gap-1 pl-5">
              {view.without.map(({ group, reason }) => (
                <li key={group}>
                  {group}: {reason}
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
        {held.length === 0 ? (
          <EmptyState
            title="Nothing is revealed yet"
            action={<LinkButton href={base}>Back to the overview</LinkButton>}
          >
            The record begins when the scores of a question are revealed together in the meeting.
          </EmptyState>
        ) : null}
        <MeetingNotes notes={view.notes} />
        <SigningNotes notes={view.officersNotes} />
        {view.route.length > 0 ? (
          <Card id="route" title={say('route.title')}>
            <div className="flex flex-col gap-8">
              {view.route.map((referral) => (
                <ReferralSaid key={referral.id} referral={referral} slug={slug} today={view.today} />
              ))}
            </div>
          </Card>
        ) : null}
        {code || areas.length < 2 ? (
          questions
        ) : (
          <AreasBeside areas={areas} shown={shown} here={`${base}/record`}>
            {questions}
          </AreasBeside>
        )}
      </div>
    </>
  )
}
