import Link from 'next/link'
import type { ReactNode } from 'react'
import { Card } from '@/app/_ui/card'
import { CheckboxField } from '@/app/_ui/checkboxes-field'
import { Form } from '@/app/_ui/form'
import { SelectField } from '@/app/_ui/select-field'
import { TextField } from '@/app/_ui/text-field'
import { roleMay } from '@/lib/access/access'
import { ROLE_NAMES } from '@/lib/people/people'
import type { PersonView } from '@/lib/people/view-person'
import { changeRoleAction, moveToGroupAction } from '../actions'
import { SignInAnew } from './sign-in-anew'

const ROLE_OPTIONS = Object.entries(ROLE_NAMES).map(([value, label]) => ({ value, label }))
type Held = PersonView['person']['held'][number]

/** One thing at a time, each its own small form; what stays is said beside it. */
export function ChangesCard({ view, slug }: { view: PersonView; slug: string }) {
  const { held } = view.person
  return (
    <Card id="change" title="Change one thing">
      {held.map((role) => (
        <div key={role.membershipId}>
          {held.length > 1 ? <h3 className="mt-4 mb-1">{role.post}</h3> : null}
          <Changes role={role} view={view} slug={slug} />
        </div>
      ))}
      <Fold summary="Ask for a new sign-in" of="sign-in">
        <SignInAnew slug={slug} userId={view.person.userId} name={view.person.name} />
      </Fold>
    </Card>
  )
}

function Changes({ role, view, slug }: { role: Held; view: PersonView; slug: string }) {
  const hidden = { membershipId: role.membershipId }
  const ending = view.endings.find(({ membershipId }) => membershipId === role.membershipId)
  const hasDuties = (ending?.duties.length ?? 0) > 0 || ending?.meetings.some(({ drives }) => drives)
  return (
    <div className="divide-y divide-line">
      <Fold summary="Post" of={role.membershipId}>
        <Form
          action={changeRoleAction.bind(null, slug)}
          submit="Change the post from today"
          done="Post changed"
          label="Change the post"
          hidden={{ ...hidden, role: role.role }}
        >
          <TextField
            name="post"
            label="New post"
            defaultValue={role.post}
            hint="Duties stay as they are, under the post of the day on which they were given."
          />
        </Form>
      </Fold>
      {roleMay(role.role, 'sit-in-group') ? (
        <Fold summary="Political group" of={role.membershipId}>
          <Form
            action={moveToGroupAction.bind(null, slug)}
            submit="Change the group from today"
            done="Group changed"
            label="Change the political group"
            hidden={hidden}
          >
            <SelectField
              name="politicalGroupId"
              label="Political group"
              empty="None"
              options={view.groups.map((group) => ({ value: group.id, label: group.name }))}
              defaultValue={role.group?.id ?? ''}
            />
          </Form>
        </Fold>
      ) : null}
      <Fold summary="Role in Concord" of={role.membershipId}>
        <Form
          action={changeRoleAction.bind(null, slug)}
          submit="Change the role from today"
          done="Role changed"
          label="Change the role"
          hidden={{ ...hidden, post: role.post }}
        >
          <SelectField name="role" label="Role" options={ROLE_OPTIONS} defaultValue={role.role} />
          {hasDuties ? (
            <CheckboxField
              name="endsDuties"
              label={`The duties of ${view.person.name} end where the new role may not have them`}
            />
          ) : null}
        </Form>
      </Fold>
      <p className="py-3">
        <Link
          href={`/c/${slug}/people/${view.person.userId}/end?role=${role.membershipId}`}
          className="font-semibold text-error hover:text-error"
        >
          End the role here
        </Link>
      </p>
    </div>
  )
}

/** One opens at a time. */
const Fold = ({ summary, of, children }: { summary: string; of: string; children: ReactNode }) => (
  <details name={`change-${of}`} className="py-3 first:pt-0">
    <summary className="min-h-8 cursor-pointer font-semibold">{summary}</summary>
    <div className="mt-3 mb-1">{children}</div>
  </details>
)
