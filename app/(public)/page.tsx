import Link from 'next/link'
import { redirect } from 'next/navigation'
import { viewMyPlaces } from '@/lib/people/view-my-places'
import { signedInUser } from '../_doors/caller'
import { homeOf } from '../_doors/home'
import { Card } from '../_ui/card'
import { EmptyState } from '../_ui/empty-state'
import { PageHeading } from '../_ui/page-heading'
import { Time } from '../_ui/time'
import { Welcome } from './_front/welcome'

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
