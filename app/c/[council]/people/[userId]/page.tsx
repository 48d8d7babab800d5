import type { Metadata } from 'next'
import Link from 'next/link'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { DataTable } from '@/app/_ui/data-table'
import { Details } from '@/app/_ui/details'
import { PageHeading } from '@/app/_ui/page-heading'
import { Time } from '@/app/_ui/time'
import { Timeline } from '@/app/_ui/timeline'
import { type PersonView, viewPerson } from '@/lib/people/view-person'
import { PEOPLE } from '../words'
import { ChangesCard } from './changes-card'
import { DutiesCard } from './duties-card'
import { drawn, eventsOf } from './over-time'

export const metadata: Metadata = { title: 'Person' }

export default async function PersonPage({ params }: PageProps<'/c/[council]/people/[userId]'>) {
  const { council: slug, userId } = await params
  const view = orNotFound(await viewPerson(await councilCaller(slug), { userId }))
  const { person, abilities } = view
  const here = `/c/${slug}/people`
  const changes = abilities.manage && person.held.length > 0
  return (
    <div className="grid gap-8 min-[1100px]:grid-cols-[17rem_minmax(0,1fr)]">
      <Rail view={view} here={here} />
      <div className="min-w-0">
        <PageHeading
          title={person.name}
          crumbs={[
            { label: view.council.name, href: `/c/${slug}` },
            { label: PEOPLE.title, href: here },
          ]}
          lead={<Now view={view} />}
        >
          <div className="text-sm text-secondary sm:text-right">
            {person.email ? <p className="[overflow-wrap:anywhere]">{person.email}</p> : null}
            <p>
              Joined <Time at={person.joinedOn} day />
            </p>
            {person.leftOn ? (
              <p>
                Left <Time at={person.leftOn} day />
              </p>
            ) : null}
          </div>
        </PageHeading>
        <div className="flex flex-col gap-6">
          <OverTime view={view} />
          <div className={`grid items-start gap-6 ${changes ? 'wide:grid-cols-2' : ''}`}>
            <DutiesCard view={view} slug={slug} />
            {changes ? <ChangesCard view={view} slug={slug} /> : null}
          </div>
          <p className="no-print flex flex-wrap gap-x-6 gap-y-2">
            <Link href={`/c/${slug}/trail?person=${userId}`}>What {person.name} did, in the trail</Link>
            {abilities.manage && person.leftOn ? (
              <LinkButton variant="secondary" href={`${here}/invite`}>
                Invite again
              </LinkButton>
            ) : null}
          </p>
        </div>
      </div>
    </div>
  )
}

/** Post and group of today; of somebody who has left, that they have. */
function Now({ view: { person, roles } }: { view: PersonView }) {
  if (person.held.length > 0)
    return person.held.map(({ post, group }) => [post, group?.name].filter(Boolean).join(', ')).join('; ')
  return `No longer here. Last: ${roles.at(-1)?.post ?? ''}`
}

/** The picture for wide screens, the list of changes for narrow ones, each one press from the other where there is room. */
function OverTime({ view }: { view: PersonView }) {
  const events = eventsOf(view)
  return (
    <Card id="over-time" title="Posts and roles over time">
      <div className="hidden sm:block">
        <Timeline
          drawn={drawn(view)}
          label={`Posts and roles of ${view.person.name} over time`}
          describedBy="over-time-note"
        />
        <p id="over-time-note" className="mt-3 text-sm text-secondary">
          {view.sealed.length > 0
            ? 'A dotted line is a sealed submission. It keeps the post and the group of its day, whatever changes later. '
            : ''}
          The line at the right is today. The table says the same.
        </p>
        <div className="mt-3">
          <Details summary="As a table">
            <DataTable
              caption="What changed, newest first"
              hideCaption
              rows={events}
              rowKey={({ on, what, more }) => `${on} ${what} ${more ?? ''}`}
              columns={[
                { head: 'From', isRowHead: true, cell: ({ on }) => <Time at={on} day /> },
                { head: 'What', cell: ({ what }) => what },
                { head: 'More', cell: ({ more }) => more },
              ]}
            />
          </Details>
        </div>
      </div>
      <ul className="flex flex-col divide-y divide-line sm:hidden">
        {events.map(({ on, what, more }) => (
          <li key={`${on} ${what} ${more ?? ''}`} className="py-3 first:pt-0">
            <p className="text-sm text-secondary">
              <Time at={on} day />
            </p>
            <p className="font-semibold">{what}</p>
            {more ? <p className="text-secondary">{more}</p> : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The others of today, beside the page where there is room for them. */
const Rail = ({ view, here }: { view: PersonView; here: string }) => (
  <nav
    aria-label={PEOPLE.title}
    className="no-print sticky top-4 hidden max-h-[calc(100dvh-2rem)] self-start overflow-y-auto border-r border-line pr-4 min-[1100px]:block"
  >
    <h2 className="mb-2">
      <Link href={here} className="text-text no-underline hover:underline">
        {PEOPLE.title}
      </Link>
    </h2>
    <ul>
      {view.people.map(({ userId, name, post, group }) => {
        const isHere = userId === view.person.userId
        return (
          <li key={userId} className="border-b border-line">
            <Link
              href={`${here}/${userId}`}
              aria-current={isHere ? 'page' : undefined}
              className={`block px-3 py-2 text-text no-underline hover:bg-sunken hover:text-text focus-visible:-outline-offset-3 ${isHere ? 'border-l-4 border-accent bg-sheet' : ''}`}
            >
              <span className="font-semibold">{name}</span>
              <span className="block text-sm text-secondary">{[post, group].filter(Boolean).join(', ')}</span>
            </Link>
          </li>
        )
      })}
    </ul>
  </nav>
)
