import { signedInUser } from '@/app/_doors/caller'
import { viewMyPlaces } from '@/lib/people/view-my-places'
import { CouncilNav } from './council-nav'

/** The places of somebody's council on a page that is theirs and of no council, where it is the only place that they have. */
export async function OnlyCouncilNav() {
  const user = await signedInUser()
  if (!user) return null
  const { councils, reviews } = await viewMyPlaces(user.userId)
  const [only] = councils
  return only && councils.length + reviews.length === 1 ? <CouncilNav base={`/c/${only.slug}`} /> : null
}
