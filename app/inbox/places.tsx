import Link from 'next/link'
import type { Line } from '@/lib/notice/line'
import type { MailChoice } from '@/lib/notice/notice'
import type { MyPlaces } from '@/lib/people/view-my-places'
import { dayWords } from '@/lib/words/dates'
import { say } from '@/lib/words/say'

type Shown = { places: MyPlaces; acts: Line[]; choices: MailChoice[] }

/** Where somebody has a part, with how much waits there; and how mail comes. */
export function Places({ places: { councils, reviews }, acts, choices }: Shown) {
  const all = [
    ...councils.map(({ slug, name, posts }) => ({ id: slug, href: `/c/${slug}`, name, about: posts.join(', ') })),
    ...reviews.map(({ id, title, endsOn }) => ({
      id,
      href: `/reviews/${id}`,
      name: title,
      about: say('notice.inbox.peer', { day: dayWords(endsOn) }),
    })),
  ]
  return (
    <aside className="rounded-(--radius) bg-sunken p-4 [--ground:var(--color-sunken)] sm:p-6">
      {all.length > 0 ? (
        <section aria-labelledby="places">
          <h2 id="places" className="text-lg">
            {say('notice.inbox.places')}
          </h2>
          <ul>
            {all.map(({ id, href, name, about }) => (
              <li key={href} className="border-line py-3 not-first:border-t">
                <span className="flex items-baseline justify-between gap-3">
                  <Link href={href} className="font-semibold">
                    {name}
                  </Link>
                  <Waiting count={sumOf(acts.filter(({ placeId }) => placeId === id))} />
                </span>
                <span className="block text-sm text-secondary">{about}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-labelledby="mail" className={all.length > 0 ? 'mt-3 border-t border-line pt-4' : ''}>
        <h2 id="mail" className="text-lg">
          {say('notice.inbox.mail')}
        </h2>
        <ul className="mt-1">
          {choices.map(({ slug, name, cadence }) => (
            <li key={slug}>
              {name}: {say(`notice.mail.short.${cadence}`)}
            </li>
          ))}
        </ul>
        {choices.length > 0 ? (
          <p className="mt-2">
            <Link href="/account/mail">{say('notice.inbox.change')}</Link>
          </p>
        ) : (
          <p>{say('notice.mail.nowhere')}.</p>
        )}
      </section>
    </aside>
  )
}

/** How many things wait in these lines. */
export const sumOf = (lines: readonly Line[]): number => lines.reduce((sum, { count }) => sum + count, 0)

const Waiting = ({ count }: { count: number }) =>
  count === 0 ? null : (
    <span className="font-semibold tabular-nums">
      {count}
      <span className="sr-only"> {say('notice.inbox.waiting', { count })}</span>
    </span>
  )
