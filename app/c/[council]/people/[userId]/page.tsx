import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { DataTable } from '@/app/_ui/data-table'
import { Details } from '@/app/_ui/details'
import { PageHeading } from '@/app/_ui/page-heading'
import { Time } from '@/app/_ui/time'
import { Timeline } from '@/app/_ui/timeline'
import { type PersonView, viewPerson } from '@/lib/people/view-person'
import { viewOwned } from '@/lib/plan/view-owned'
import { ActionsCard } from './actions-card'
import { ChangesCard } from './changes-card'
import { DutiesCard } from './duties-card'
import { drawn, eventsOf } from './over-time'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people')
  return { title: t('person.title') }
}

export default async function PersonPage({ params }: PageProps<'/c/[council]/people/[userId]'>) {
  const { council: slug, userId } = await params
  const t = await getTranslations('people')
  const caller = await councilCaller(slug)
  const view = orNotFound(await viewPerson(caller, { userId }))
  const owned = orNotFound(await viewOwned(caller, { userId }))
  const { person, abilities } = view
  const here = `/c/${slug}/people`
  const changes = abilities.manage && person.held.length > 0
  return (
    <div className="grid gap-8 min-[1100px]:grid-cols-[17rem_minmax(0,1fr)]">
      <div className="min-w-0">
        <PageHeading
          title={person.name}
          crumbs={[
            { label: view.council.name, href: `/c/${slug}` },
            { label: t('title'), href: here },
          ]}
          lead={<Now view={view} />}
        >
          <div className="text-sm text-secondary sm:text-right">
            {person.email ? <p className="[overflow-wrap:anywhere]">{person.email}</p> : null}
            <p>{t.rich('person.joined', { at: () => <Time at={person.joinedOn} day /> })}</p>
            <Left on={person.leftOn} />
          </div>
        </PageHeading>
        <div className="flex flex-col gap-6">
          <OverTime view={view} />
          <div className={`grid items-start gap-6 ${changes ? 'wide:grid-cols-2' : ''}`}>
            <DutiesCard view={view} slug={slug} />
            {changes ? <ChangesCard view={view} slug={slug} /> : null}
            <ActionsCard owned={owned} slug={slug} />
          </div>
          <p className="no-print flex flex-wrap gap-x-6 gap-y-2">
            {abilities.readTrail ? (
              <Link href={`/c/${slug}/trail?person=${userId}`}>{t('person.trail', { name: person.name })}</Link>
            ) : null}
            {abilities.manage && person.leftOn ? (
              <>
                <LinkButton variant="secondary" href={`${here}/invite`}>
                  {t('person.again')}
                </LinkButton>
                <LinkButton variant="secondary" href={`${here}/${userId}/leaving`}>
                  {t('person.anonymous')}
                </LinkButton>
              </>
            ) : null}
          </p>
        </div>
      </div>
      <Rail view={view} here={here} />
    </div>
  )
}

/** Post and group of today; of somebody who has left, that they have. */
function Now({ view: { person, roles } }: { view: PersonView }) {
  const t = useTranslations('people.person')
  if (person.held.length > 0)
    return person.held.map(({ post, group }) => [post, group?.name].filter(Boolean).join(', ')).join('; ')
  return t('gone', { post: roles.at(-1)?.post ?? '' })
}

function Left({ on }: { on: string | null }) {
  const t = useTranslations('people.person')
  return on ? <p>{t.rich('left', { at: () => <Time at={on} day /> })}</p> : null
}

/** The picture for wide screens, the list of changes for narrow ones, each one press from the other where there is room. */
function OverTime({ view }: { view: PersonView }) {
  const t = useTranslations('people.time')
  const events = eventsOf(view)
  return (
    <Card id="over-time" title={t('title')}>
      <div className="hidden sm:block">
        <Timeline drawn={drawn(view)} label={t('picture', { name: view.person.name })} describedBy="over-time-note" />
        <p id="over-time-note" className="mt-3 text-sm text-secondary">
          {view.sealed.length > 0 ? `${t('sealed')} ` : ''}
          {t('today')}
        </p>
        <div className="mt-3">
          <Details summary={t('table')}>
            <DataTable
              caption={t('caption')}
              hideCaption
              rows={events}
              rowKey={({ on, what, more }) => `${on} ${what} ${more}`}
              columns={[
                { head: t('from'), isRowHead: true, cell: ({ on }) => <Time at={on} day /> },
                { head: t('what'), cell: ({ what }) => what },
                { head: t('more'), cell: ({ more }) => more },
              ]}
            />
          </Details>
        </div>
      </div>
      <ul className="flex flex-col divide-y divide-line sm:hidden">
        {events.map(({ on, what, more }) => (
          <li key={`${on} ${what} ${more}`} className="py-3 first:pt-0">
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
function Rail({ view, here }: { view: PersonView; here: string }) {
  const t = useTranslations('people')
  return (
    <nav
      aria-label={t('title')}
      className="no-print sticky top-4 hidden max-h-[calc(100dvh-2rem)] self-start overflow-y-auto border-r border-line pr-4 min-[1100px]:order-first min-[1100px]:block"
    >
      <p className="mb-2 font-serif text-lg font-semibold">
        <Link href={here} className="text-text no-underline hover:underline">
          {t('title')}
        </Link>
      </p>
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
}
