import type { Metadata } from 'next'
import Link from 'next/link'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { DataTable } from '@/app/_ui/data-table'
import { EmptyState } from '@/app/_ui/empty-state'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { TabsNav } from '@/app/_ui/tabs-nav'
import { TextField } from '@/app/_ui/text-field'
import { Time } from '@/app/_ui/time'
import { type PeopleView, viewPeople } from '@/lib/people/view-people'
import { addPoliticalGroupAction } from './actions'
import { addressOf, askedIn } from './asked'
import { PeopleSearch } from './people-search'
import { dutiesInWords, PEOPLE, SHORT_ROLES } from './words'

export const metadata: Metadata = { title: PEOPLE.title }

export default async function PeoplePage({ params, searchParams }: PageProps<'/c/[council]/people'>) {
  const { council: slug } = await params
  const { show, all, ...asked } = askedIn(await searchParams)
  const view = orNotFound(await viewPeople(await councilCaller(slug), { ...asked, all }))
  const here = `/c/${slug}/people`
  const manages = view.abilities.manage
  const tabs = (['here', ...(manages ? (['invited'] as const) : []), 'left'] as const).map((tab) => ({
    href: addressOf(here, { ...asked, show: tab }),
    label: PEOPLE[tab],
    count: view.counts[tab],
    isHere: tab === show,
  }))
  return (
    <>
      <PageHeading title={PEOPLE.title} crumbs={[{ label: view.council.name, href: `/c/${slug}` }]}>
        {manages ? <LinkButton href={`${here}/invite`}>{PEOPLE.invite}</LinkButton> : null}
      </PageHeading>
      <div className="flex flex-col gap-6">
        <div className="grid gap-3 wide:grid-cols-[3fr_2fr] wide:gap-6">
          <PeopleSearch action={here} asked={asked} show={show} groups={view.groups} />
          <TabsNav label="Which people" tabs={tabs} />
        </div>
        {show === 'here' ? <Today view={view} here={here} all={addressOf(here, { ...asked, all: true })} /> : null}
        {show === 'invited' ? <Invited view={view} here={here} /> : null}
        {show === 'left' ? <Left view={view} here={here} /> : null}
        {manages ? <Groups view={view} slug={slug} /> : null}
      </div>
    </>
  )
}

type Listed = PeopleView['people'][number]

const nameLink = (here: string) => ({
  head: 'Name',
  isRowHead: true,
  cell: ({ userId, name }: { userId: string; name: string }) => <Link href={`${here}/${userId}`}>{name}</Link>,
})
const rolesOf = ({ roles }: Pick<Listed, 'roles'>) => [...new Set(roles)].map((role) => SHORT_ROLES[role]).join(', ')

function Today({ view, here, all }: { view: PeopleView; here: string; all: string }) {
  if (view.people.length === 0) return <EmptyState title={PEOPLE.nobodyFound}>{PEOPLE.nobodyFoundHint}</EmptyState>
  return (
    <div>
      <Sheet>
        <DataTable
          caption="People here today"
          hideCaption
          stacks="plain"
          rows={view.people}
          rowKey={({ userId }) => userId}
          columns={[
            nameLink(here),
            { head: 'Post', cell: ({ post }) => post },
            { head: 'Group', cell: ({ group }) => group },
            { head: 'Role', cell: rolesOf },
            { head: 'Duties now', cell: ({ dutiesNow }) => dutiesInWords(dutiesNow) },
          ]}
        />
      </Sheet>
      <p className="mt-3 text-secondary">
        {view.people.length} of {view.counts.here} shown.{' '}
        {view.people.length < view.found ? <Link href={all}>{PEOPLE.showAll}</Link> : null}
      </p>
    </div>
  )
}

function Invited({ view, here }: { view: PeopleView; here: string }) {
  if (view.invitations.length === 0) return <EmptyState title={PEOPLE.nobodyInvited} />
  return (
    <Sheet>
      <DataTable
        caption="Open invitations"
        hideCaption
        stacks
        rows={view.invitations}
        rowKey={({ id }) => id}
        columns={[
          { head: 'Name', isRowHead: true, cell: ({ id, name }) => <Link href={`${here}/invited/${id}`}>{name}</Link> },
          { head: 'Post', cell: ({ post }) => post },
          { head: 'Group', cell: ({ group }) => group },
          { head: 'Role', cell: ({ role }) => SHORT_ROLES[role] },
          { head: 'Open until', cell: ({ expiresAt }) => <Time at={expiresAt} day /> },
        ]}
      />
    </Sheet>
  )
}

function Left({ view, here }: { view: PeopleView; here: string }) {
  if (view.past.length === 0)
    return <EmptyState title={view.counts.left === 0 ? PEOPLE.nobodyLeft : PEOPLE.nobodyFound} />
  return (
    <Sheet>
      <DataTable
        caption="People who have left"
        hideCaption
        stacks
        rows={view.past}
        rowKey={({ userId }) => userId}
        columns={[
          nameLink(here),
          { head: 'Last post', cell: ({ post }) => post },
          { head: 'Group', cell: ({ group }) => group },
          { head: 'Role', cell: rolesOf },
          { head: 'Left', cell: ({ leftOn }) => <Time at={leftOn} day /> },
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

const Groups = ({ view, slug }: { view: PeopleView; slug: string }) => (
  <Card id="groups" title="Political groups">
    <div className="grid gap-6 wide:grid-cols-2">
      <ul className="list-disc pl-5">
        {view.groups.length === 0 ? <li>None yet.</li> : null}
        {view.groups.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      <Form
        action={addPoliticalGroupAction.bind(null, slug)}
        submit="Add the group"
        done="Group added"
        variant="secondary"
        label="Add a political group"
      >
        <TextField name="name" label="Name of a group" hint="The name that it uses in this council." />
      </Form>
    </div>
  </Card>
)
