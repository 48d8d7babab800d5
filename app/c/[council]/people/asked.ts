import { askedIn } from '@/app/_doors/asked'
import { SHOWN_PEOPLE } from '@/lib/people/people'

/** What an address asks of the list of people; whatever else it holds counts for nothing. */
export function peopleAsked(query: Record<string, string | string[] | undefined>) {
  const { show, after, before, ...asked } = askedIn(query, [
    ...(['q', 'role', 'group', 'duty', 'show', 'after', 'before'] as const),
  ])
  return {
    asked: { ...asked, q: asked.q?.slice(0, 200) },
    show: SHOWN_PEOPLE.find((one) => one === show) ?? 'here',
    ...{ after, before },
  }
}
