import type { Metadata } from 'next'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { DataTable } from '@/app/_ui/data-table'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { SelectField } from '@/app/_ui/select-field'
import { TextField } from '@/app/_ui/text-field'
import { Time } from '@/app/_ui/time'
import { roleMay } from '@/lib/access/access'
import { ROLE_NAMES } from '@/lib/people/people'
import { type PeopleView, viewPeople } from '@/lib/people/view-people'
import { viewPositions } from '@/lib/people/view-positions'
import {
  addPoliticalGroupAction,
  askToSignInAnewAction,
  changeRoleAction,
  invitePersonAction,
  moveToGroupAction,
  removePersonAction,
  withdrawInvitationAction,
} from './actions'
import { Positions } from './positions'

export const metadata: Metadata = { title: 'People' }

const ROLE_OPTIONS = Object.entries(ROLE_NAMES).map(([value, label]) => ({ value, label }))

export default async function PeoplePage({ params }: PageProps<'/c/[council]/people'>) {
  const { council: slug } = await params
  const caller = await councilCaller(slug)
  const view = orNotFound(await viewPeople(caller, null))
  const positions = orNotFound(await viewPositions(caller, null))
  const isLead = view.abilities.manage
  return (
    <>
      <PageHeading
        title="People"
        crumbs={[{ label: view.council.name, href: `/c/${slug}` }]}
        lead="Who takes part today. Roles, posts and groups are dated: a past assessment keeps those of its time."
      />
      <div className="flex flex-col gap-8">
        <DataTable
          caption="People of the council"
          hideCaption
          rows={view.people}
          rowKey={(person) => person.id}
          columns={[
            { head: 'Name', cell: (person) => person.name, isRowHead: true },
            { head: 'Post', cell: (person) => person.post },
            { head: 'Role', cell: (person) => ROLE_NAMES[person.role] },
            {
              head: 'Political group',
              cell: (person) => person.groupName ?? (roleMay(person.role, 'sit-in-group') ? 'None' : ''),
            },
            ...(isLead
              ? [
                  {
                    head: 'Change',
                    cell: (person: PeopleView['people'][number]) => <Change person={person} view={view} slug={slug} />,
                  },
                ]
              : []),
          ]}
        />
        <Positions view={positions} />
        {isLead ? <Invite view={view} slug={slug} /> : null}
        {isLead ? (
          <Card id="groups" title="Political groups">
            <p className="mb-4">
              {view.groups.length > 0 ? view.groups.map((group) => group.name).join(', ') : 'None yet.'}
            </p>
            <Form
              action={addPoliticalGroupAction.bind(null, slug)}
              submit="Add the group"
              done="Group added"
              variant="secondary"
              label="Add a political group"
            >
              <TextField name="name" label="Name of a group" hint="The name that it uses in this council." />
            </Form>
          </Card>
        ) : null}
      </div>
    </>
  )
}

function Change({ person, view, slug }: { person: PeopleView['people'][number]; view: PeopleView; slug: string }) {
  const hidden = { membershipId: person.id }
  return (
    <Details
      summary={
        <span>
          Change<span className="sr-only"> {person.name}</span>
        </span>
      }
    >
      <div className="flex min-w-64 flex-col gap-6 py-2">
        <Form
          action={changeRoleAction.bind(null, slug)}
          submit="Change role from today"
          variant="secondary"
          label={`Change the role of ${person.name}`}
          hidden={hidden}
        >
          <SelectField name="role" label="Role" options={ROLE_OPTIONS} defaultValue={person.role} />
          <TextField name="post" label="Post" defaultValue={person.post} />
        </Form>
        {roleMay(person.role, 'sit-in-group') ? (
          <Form
            action={moveToGroupAction.bind(null, slug)}
            submit="Change group from today"
            variant="secondary"
            label={`Change the group of ${person.name}`}
            hidden={hidden}
          >
            <SelectField
              name="politicalGroupId"
              label="Political group"
              empty="None"
              options={view.groups.map((group) => ({ value: group.id, label: group.name }))}
              defaultValue={person.groupId ?? ''}
            />
          </Form>
        ) : null}
        <Form
          action={askToSignInAnewAction.bind(null, slug)}
          submit="Ask for a new sign-in"
          done="Signed out everywhere"
          variant="secondary"
          label={`Ask ${person.name} to sign in anew`}
          hidden={{ userId: person.userId }}
        >
          <p className="max-w-prose">
            {person.name} is signed out everywhere, in other councils too, and what they have open closes within a
            second. It stands in the trail.
          </p>
        </Form>
        <Form
          action={removePersonAction.bind(null, slug)}
          submit={`End the role of ${person.name} today`}
          variant="danger"
          label={`End the role of ${person.name}`}
          hidden={hidden}
        />
      </div>
    </Details>
  )
}

function Invite({ view, slug }: { view: PeopleView; slug: string }) {
  return (
    <Card id="invite" title="Invite somebody">
      <Form
        action={invitePersonAction.bind(null, slug)}
        submit="Send the invitation"
        done="Invitation saved and sent"
        label="Invite somebody"
      >
        <TextField name="name" label="Name" autoComplete="off" />
        <TextField name="email" label="E-mail address" type="email" autoComplete="off" />
        <SelectField name="role" label="Role" empty="Choose a role" options={ROLE_OPTIONS} />
        <TextField name="post" label="Post" hint="For example: Finance director, or Leader of the opposition." />
        <SelectField
          name="politicalGroupId"
          label="Political group"
          hint="For councillors only."
          empty="None"
          options={view.groups.map((group) => ({ value: group.id, label: group.name }))}
        />
      </Form>
      {view.invitations.length > 0 ? (
        <div className="mt-8">
          <h3>Open invitations</h3>
          <ul className="mt-2 flex flex-col gap-3">
            {view.invitations.map((invitation) => (
              <li key={invitation.id} className="flex flex-wrap items-center gap-4">
                <span>
                  {invitation.name}, {invitation.post} ({invitation.email}), until{' '}
                  <Time at={invitation.expiresAt} day />
                </span>
                <Form
                  action={withdrawInvitationAction.bind(null, slug)}
                  submit={`Withdraw the invitation of ${invitation.name}`}
                  variant="quiet"
                  hidden={{ invitationId: invitation.id }}
                />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Card>
  )
}
