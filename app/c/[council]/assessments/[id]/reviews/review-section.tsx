import Link from 'next/link'
import { Card } from '@/app/_ui/card'
import { Confirm } from '@/app/_ui/confirm'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { Press } from '@/app/_ui/press'
import { Tag } from '@/app/_ui/tag'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { TextField } from '@/app/_ui/text-field'
import { Time } from '@/app/_ui/time'
import { agreementOf, howFarAgreed } from '@/lib/peer-level/peer-level'
import { type MailFared, mailTroubleOf } from '@/lib/people/people'
import type { viewReviewsOfAssessment } from '@/lib/review/view-reviews-of-assessment'
import { say } from '@/lib/words/say'
import { clearConflictAction, closeReviewAction, invitePeerTeamAction, sendPeerAgainAction } from './actions'

type View = Extract<Awaited<ReturnType<typeof viewReviewsOfAssessment>>, { ok: true }>['value']

/** The council's side of peer review: who is asked, who has declared what, inviting and ending. */
export function ReviewSection({ view, slug, assessmentId }: { view: View; slug: string; assessmentId: string }) {
  const isHost = view.abilities.host
  if (!isHost && view.reviews.length === 0) return <p>{say('report.asked.none')}</p>
  return (
    <Card>
      <ul className="flex flex-col gap-6">
        {view.reviews.map((review) => (
          <li key={review.id}>
            <h2>{review.title}</h2>
            <p className="text-secondary">
              {review.state === 'closed' ? (
                'Ended'
              ) : (
                <>
                  Open until <Time at={review.endsOn} day />
                </>
              )}
            </p>
            <ul className="mt-2 flex flex-col gap-2">
              {review.peers.map((peer) => (
                <li key={peer.id} className="flex flex-wrap items-center gap-3">
                  <span>
                    {peer.name}
                    {peer.role === 'peer_lead' ? ', lead peer' : ''}
                  </span>
                  <Tag tone={peer.conflict === 'declared' && !peer.isCleared ? 'caution' : 'plain'}>
                    {peer.conflict === 'awaiting'
                      ? 'Has not declared yet'
                      : peer.conflict === 'none'
                        ? 'No conflict'
                        : peer.isCleared
                          ? 'Conflict declared, let in'
                          : 'Conflict declared, kept out'}
                  </Tag>
                  {peer.mail && peer.conflict === 'awaiting' ? (
                    <PeerMail mail={peer.mail} slug={slug} reviewId={review.id} peer={peer} />
                  ) : null}
                  {isHost && peer.conflictText ? (
                    <span className="w-full text-secondary">{peer.conflictText}</span>
                  ) : null}
                  {isHost && review.state !== 'closed' && peer.conflict === 'declared' && !peer.isCleared ? (
                    <Form
                      action={clearConflictAction.bind(null, slug)}
                      submit={`Let ${peer.name} in`}
                      variant="secondary"
                      hidden={{ reviewId: review.id, peerId: peer.id }}
                    />
                  ) : null}
                </li>
              ))}
            </ul>
            {isHost ? (
              <p className="mt-2 text-secondary">
                {say('peerLevels.inReviews', {
                  state: say(`peerLevels.states.${howFarAgreed(agreementOf(review.consents))}`),
                })}{' '}
                <Link href={`/c/${slug}/assessments/${assessmentId}/reviews/${review.id}/levels`} prefetch={false}>
                  {say('peerLevels.open')}
                </Link>
              </p>
            ) : null}
            {isHost && review.state !== 'closed' ? (
              <div className="mt-3">
                <Confirm
                  opens={say('review.end.opens')}
                  title={say('review.end.title', { review: review.title })}
                  what={<p>{say('review.end.what')}</p>}
                  action={closeReviewAction.bind(null, slug)}
                  submit={say('review.end.opens')}
                  stay={say('review.end.stay')}
                  variant="danger"
                  hidden={{ reviewId: review.id }}
                />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {isHost ? (
        <div className="mt-6">
          <Details summary="Invite a peer team" open={view.reviews.length === 0}>
            <Form
              action={invitePeerTeamAction.bind(null, slug)}
              submit="Invite the team"
              done="Invited. Each has been sent a link."
              hidden={{ assessmentId }}
            >
              <TextField name="title" label="Title of the review" />
              <TextField
                name="endsOn"
                type="date"
                label="Last day of the review"
                hint="The peers’ access ends after this day."
                width="short"
              />
              <TextAreaField
                name="team"
                label="The team"
                hint="One person a line: name, e-mail address. The first leads the team. People of this council cannot be its peers."
              />
            </Form>
          </Details>
        </div>
      ) : null}
    </Card>
  )
}

/** What became of a peer’s invitation where it is not as it should be; and once more by a press. */
type Mailed = { mail: MailFared; slug: string; reviewId: string; peer: { id: string; name: string } }
function PeerMail({ mail, slug, reviewId, peer }: Mailed) {
  const trouble = mailTroubleOf(mail)
  return (
    <>
      {trouble ? <Tag tone="caution">{say(`people.invited.mail.${trouble}`)}</Tag> : null}
      {trouble === 'waiting' ? null : (
        <Press action={sendPeerAgainAction.bind(null, slug)} input={{ reviewId, peerId: peer.id }} variant="quiet">
          {say('people.invited.again')}
          <span className="sr-only"> {peer.name}</span>
        </Press>
      )}
    </>
  )
}
