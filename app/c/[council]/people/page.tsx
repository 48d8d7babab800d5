import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { addressOf, pagesOf } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { LinkButton } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pager } from '@/app/_ui/pager'
import { TabsNav } from '@/app/_ui/tabs-nav'
import { Time } from '@/app/_ui/time'
import type { ShownPeople } from '@/lib/people/people'
import { viewAdministration } from '@/lib/people/view-administration'
import { type PeopleView, viewPeople } from '@/lib/people/view-people'
import { viewPositions } from '@/lib/people/view-positions'
import { peopleAsked } from './asked'
import { Groups } from './groups'
import { MailOf } from './mail-of'
import { PeopleSearch } from './people-search'
import { Positions } from './positions'
import { dutiesInWords, SHORT_ROLES } from './words'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people')
  return { title: t('title') }
}

export default async function PeoplePage({ params, searchParams }: PageProps<'/c/[council]/people'>) {
  const { council: slug } = await params
  const { asked, show, after, before } = peopleAsked(await searchParams)
  const [t, caller] = await Promise.all([getTranslations('people'), councilCaller(slug)])
  const [people, positions, administration] = await Promise.all([
    viewPeople(caller, { ...asked, show, after, before }),
    viewPositions(caller, null),
    viewAdministration(caller, null),
  ])
  const view = orNotFound(people)
  const here = `/c/${slug}/people`
  const manages = view.abilities.manage
  const tabs = (['here', ...(manages ? (['invited'] as const) : []), 'left'] as const).map((tab) => ({
    href: addressOf(here, { ...asked, show: shownAs(tab) }),
    label: t(`tabs.${tab}`),
    count: view.counts[tab],
    isHere: tab === show,
  }))
  return (
    <>
      <PageHeading title={t('title')} crumbs={[{ label: view.council.name, href: `/c/${slug}` }]}>
        {manages ? <LinkButton href={`${here}/invite`}>{t('invite.press')}</LinkButton> : null}
      </PageHeading>
      <div className="flex flex-col gap-6">
        <div className="grid gap-3 wide:grid-cols-[3fr_2fr] wide:gap-6">
          <PeopleSearch action={here} asked={asked} show={show} groups={view.groups} />
          <TabsNav label={t('which')} tabs={tabs} />
        </div>
        <section aria-labelledby="list" className="flex flex-col gap-3">
          <h2 id="list" tabIndex={-1} className="sr-only">
            {t(`captions.${show}`)}
          </h2>
          {show === 'here' ? <Today view={view} here={here} /> : null}
          {show === 'invited' ? <Invited view={view} here={here} slug={slug} /> : null}
          {show === 'left' ? <Left view={view} here={here} /> : null}
          <Pager list="list" {...pagesOf(here, { ...asked, show: shownAs(show) }, view)} />
        </section>
        {show === 'here' ? (
          <div className="grid items-start gap-6 wide:grid-cols-2">
            <Positions view={orNotFound(positions)} here={here} />
            <Groups view={orNotFound(administration)} slug={slug} />
          </div>
        ) : null}
      </div>
    </>
  )
}

/** The list of those who are here needs no name in an address. */
const shownAs = (show: ShownPeople) => (show === 'here' ? undefined : show)

type Listed = PeopleView['people'][number]

const nameLink = (head: string, here: string) => ({
  head,
  isRowHead: true,
  cell: ({ userId, name }: { userId: string; name: string }) => <Link href={`${here}/${userId}`}>{name}</Link>,
})
const rolesOf = ({ roles }: Pick<Listed, 'roles'>) => [...new Set(roles)].map((role) => SHORT_ROLES[role]).join(', ')

function Today({ view, here }: { view: PeopleView; here: string }) {
  const t = useTranslations('people')
  if (view.people.length === 0) return <EmptyState title={t('nobody.found')}>{t('nobody.foundHint')}</EmptyState>
  return (
    <div>
      <Sheet>
        <DataTable
          caption={t('captions.here')}
          hideCaption
          stacks="plain"
          rows={view.people}
          rowKey={({ userId }) => userId}
          columns={[
            nameLink(t('head.name'), here),
            { head: t('head.post'), cell: ({ post }) => post },
            { head: t('head.group'), cell: ({ group }) => group },
            { head: t('head.role'), cell: rolesOf },
            { head: t('head.dutiesNow'), cell: ({ dutiesNow }) => dutiesInWords(dutiesNow) },
          ]}
        />
      </Sheet>
      <p className="mt-3 text-secondary">{t('shown', { shown: view.people.length, all: view.counts.here })}</p>
    </div>
  )
}

function Invited({ view, here, slug }: { view: PeopleView; here: string; slug: string }) {
  const t = useTranslations('people')
  if (view.invitations.length === 0) return <EmptyState title={t('nobody.invited')} />
  return (
    <Sheet>
      <DataTable
        caption={t('captions.invited')}
        hideCaption
        stacks
        rows={view.invitations}
        rowKey={({ id }) => id}
        columns={[
          {
            head: t('head.name'),
            isRowHead: true,
            cell: ({ id, name }) => <Link href={`${here}/invited/${id}`}>{name}</Link>,
          },
          { head: t('head.post'), cell: ({ post }) => post },
          { head: t('head.group'), cell: ({ group }) => group },
          { head: t('head.role'), cell: ({ role }) => SHORT_ROLES[role] },
          { head: t('head.openUntil'), cell: ({ expiresAt }) => <Time at={expiresAt} day /> },
          { head: t('head.mail'), cell: (one) => <MailOf slug={slug} invitation={one} /> },
        ]}
      />
    </Sheet>
  )
}

function Left({ view, here }: { view: PeopleView; here: string }) {
  const t = useTranslations('people')
  if (view.past.length === 0) return <EmptyState title={t(view.counts.left === 0 ? 'nobody.left' : 'nobody.found')} />
  return (
    <Sheet>
      <DataTable
        caption={t('captions.left')}
        hideCaption
        stacks
        rows={view.past}
        rowKey={({ userId }) => userId}
        columns={[
          nameLink(t('head.name'), here),
          { head: t('head.lastPost'), cell: ({ post }) => post },
          { head: t('head.group'), cell: ({ group }) => group },
          { head: t('head.role'), cell: rolesOf },
          { head: t('head.left'), cell: ({ leftOn }) => <Time at={leftOn} day /> },
        ]}
      />
    </Sheet>
  )
}

const Sheet = ({ children }: { children: React.ReactNode }) => (
  <div className="rounded-(--radius) border border-line bg-sheet px-4 py-2 [--ground:var(--color-sheet)] sm:px-6">
    {children}
  </div>
)
