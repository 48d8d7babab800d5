import type { MyPlaces } from '@/lib/people/view-my-places'

/** Where somebody begins: the only place that is theirs, or the list of them. */
export function homeOf({ isProgramme }: { isProgramme: boolean }, { councils, reviews }: MyPlaces): string {
  const [only] = councils
  if (only && councils.length === 1 && reviews.length === 0 && !isProgramme) return `/c/${only.slug}`
  return isProgramme && councils.length === 0 && reviews.length === 0 ? '/programme' : '/'
}
