import Link from 'next/link'
import { redirect } from 'next/navigation'
import { viewMyPlaces } from '@/lib/people/view-my-places'
import { signedInUser } from '../_doors/caller'
import { homeOf } from '../_doors/home'
import { LinkButton } from '../_ui/button'
import { Card } from '../_ui/card'
import { EmptyState } from '../_ui/empty-state'
import { PageHeading } from '../_ui/page-heading'
import { Time } from '../_ui/time'

export default async function HomePage() {
  const user = await signedInUser()
  if (!user) return <Welcome />
  const places = await viewMyPlaces(user.userId)
  const home = homeOf(user, places)
  if (home !== '/') redirect(home)
  const { councils, reviews } = places
  return (
    <>
      <PageHeading title="My places" />
      {councils.length + reviews.length === 0 ? (
        <EmptyState title="You are not part of a council or a review yet">
          Use the link in your invitation. If you have none, ask the lead of the assessment.
        </EmptyState>
      ) : null}
      <ul className="grid gap-4 sm:grid-cols-2">
        {councils.map((council) => (
          <li key={council.slug}>
            <Card title={<Link href={`/c/${council.slug}`}>{council.name}</Link>}>
              <p className="text-secondary">{council.posts.join(', ')}</p>
            </Card>
          </li>
        ))}
        {reviews.map((review) => (
          <li key={review.id}>
            <Card title={<Link href={`/reviews/${review.id}`}>{review.title}</Link>}>
              <p className="text-secondary">
                Peer review, open until <Time at={review.endsOn} day />
              </p>
            </Card>
          </li>
        ))}
      </ul>
    </>
  )
}

const STEPS = [
  [
    'Write together',
    'Councillors of every group and senior officers write one answer to each question, live, with the evidence beside it.',
  ],
  ['Score alone', 'Everybody gives a level by themselves. Nobody sees another score before all are revealed at once.'],
  [
    'Agree',
    'The group sees its spread, talks, scores again and agrees one level with its reason. Dissent stays on the record.',
  ],
  ['Sign and be challenged', 'Leader and chief executive sign. Peers from other councils comment on the exact words.'],
] as const

function Welcome() {
  return (
    <>
      <PageHeading
        title="A council assesses itself, together"
        lead="Concord takes your council through a self-assessment of forty questions: local place, leadership, finance, governance and capacity to deliver."
      />
      <ol className="mb-8 grid gap-4 sm:grid-cols-2">
        {STEPS.map(([title, words]) => (
          <li key={title}>
            <Card title={title}>
              <p>{words}</p>
            </Card>
          </li>
        ))}
      </ol>
      <LinkButton href="/sign-in">Sign in</LinkButton>
    </>
  )
}
