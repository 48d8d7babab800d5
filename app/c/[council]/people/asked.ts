import type { PeopleAsked } from '@/lib/people/people'

const SHOWN = ['here', 'invited', 'left'] as const
export type Shown = (typeof SHOWN)[number]
type Asked = PeopleAsked & { show?: Shown; all?: boolean }

/** What an address asks of the list of people; whatever else it holds counts for nothing. */
export function askedIn(query: Record<string, string | string[] | undefined>) {
  const one = (name: string) => [query[name]].flat()[0] ?? ''
  return {
    ...{ q: one('q').slice(0, 200), role: one('role'), group: one('group'), duty: one('duty') },
    show: SHOWN.find((shown) => shown === one('show')) ?? 'here',
    all: one('all') === '1',
  }
}

/** The address of a list, without what is not asked. */
export function addressOf(path: string, { show, all, ...asked }: Asked): string {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value))
  if (show && show !== 'here') query.set('show', show)
  if (all) query.set('all', '1')
  const words = query.toString()
  return words ? `${path}?${words}` : path
}
