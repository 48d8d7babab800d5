import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import { Card } from '@/app/_ui/card'
import { CheckboxField } from '@/app/_ui/checkboxes-field'
import { Form } from '@/app/_ui/form'
import { SelectField } from '@/app/_ui/select-field'
import { TextField } from '@/app/_ui/text-field'
import { ROLE_NAMES } from '@/lib/people/people'
import type { PersonView } from '@/lib/people/view-person'
import { changeRoleAction, correctNameAction, moveToGroupAction } from '../actions'
import { PositionForms } from './position-forms'
import { SignInAnew } from './sign-in-anew'

const ROLE_OPTIONS = Object.entries(ROLE_NAMES).map(([value, label]) => ({ value, label }))
type Held = PersonView['person']['held'][number]

/** One thing at a time, each its own small form; what stays is said beside it. */
export function ChangesCard({ view, slug }: { view: PersonView; slug: string }) {
  const t = useTranslations('people.change')
  const { held } = view.person
  const hasPositions = view.mayBecome.length > 0 || view.positions.some(({ endsOn }) => endsOn === null)
  return (
    <Card id="change" title={t('title')}>
      <div className="divide-y divide-line">
        {held.map((role, place) => (
          // A change begins a new row: the form that made it stays and says that it is done.
          <div key={held.length > 1 ? role.membershipId : place} className="divide-y divide-line">
            {held.length > 1 ? <h3 className="pt-4 pb-1">{role.post}</h3> : null}
            <PostFold role={role} slug={slug} />
            {role.sitsInGroup ? <GroupFold role={role} view={view} slug={slug} /> : null}
            <RoleFold role={role} view={view} slug={slug} />
          </div>
        ))}
        {hasPositions ? (
          <Fold summary={t('position.title')}>
            <PositionForms view={view} slug={slug} />
          </Fold>
        ) : null}
        <NameFold view={view} slug={slug} />
        <Fold summary={t('signInAnew.title')}>
          <SignInAnew slug={slug} userId={view.person.userId} name={view.person.name} />
        </Fold>
        {held.map(({ membershipId, post }) => (
          <p key={membershipId} className="pt-4">
            <Link
              href={`/c/${slug}/people/${view.person.userId}/end?role=${membershipId}`}
              className="font-semibold text-error hover:text-error"
            >
              {held.length > 1 ? t('endOne', { post }) : t('end')}
            </Link>
          </p>
        ))}
      </div>
    </Card>
  )
}

function NameFold({ view: { person }, slug }: { view: PersonView; slug: string }) {
  const t = useTranslations('people.change.name')
  return (
    <ChangeFold what="name" action={correctNameAction.bind(null, slug)} hidden={{ userId: person.userId }}>
      <TextField name="name" label={t('field')} defaultValue={person.name} hint={t('hint')} />
    </ChangeFold>
  )
}

function PostFold({ role, slug }: { role: Held; slug: string }) {
  const t = useTranslations('people.change.post')
  return (
    <ChangeFold
      what="post"
      action={changeRoleAction.bind(null, slug)}
      hidden={{ membershipId: role.membershipId, role: role.role }}
    >
      <TextField name="post" label={t('field')} defaultValue={role.post} hint={t('hint')} />
    </ChangeFold>
  )
}

function GroupFold({ role, view, slug }: { role: Held; view: PersonView; slug: string }) {
  const t = useTranslations('people.change.group')
  return (
    <ChangeFold what="group" action={moveToGroupAction.bind(null, slug)} hidden={{ membershipId: role.membershipId }}>
      <SelectField
        name="politicalGroupId"
        label={t('title')}
        empty={t('none')}
        options={view.groups.map((group) => ({ value: group.id, label: group.name }))}
        defaultValue={role.group?.id ?? ''}
      />
    </ChangeFold>
  )
}

function RoleFold({ role, view, slug }: { role: Held; view: PersonView; slug: string }) {
  const t = useTranslations('people.change.role')
  const ending = view.endings.find(({ membershipId }) => membershipId === role.membershipId)
  const hasDuties = (ending?.duties.length ?? 0) > 0 || ending?.meetings.some(({ drives }) => drives)
  return (
    <ChangeFold
      what="role"
      action={changeRoleAction.bind(null, slug)}
      hidden={{ membershipId: role.membershipId, post: role.post }}
    >
      <SelectField name="role" label={t('field')} options={ROLE_OPTIONS} defaultValue={role.role} />
      {hasDuties ? <CheckboxField name="endsDuties" label={t('ends', { name: view.person.name })} /> : null}
    </ChangeFold>
  )
}

function ChangeFold({
  what,
  action,
  hidden,
  children,
}: {
  what: 'post' | 'group' | 'role' | 'name'
  action: ComponentProps<typeof Form<null>>['action']
  hidden: Record<string, string>
  children: ReactNode
}) {
  const t = useTranslations(`people.change.${what}`)
  return (
    <Fold summary={t('title')}>
      <Form action={action} submit={t('press')} done={t('done')} label={t('label')} hidden={hidden}>
        {children}
      </Form>
    </Fold>
  )
}

/** One opens at a time. */
const Fold = ({ summary, children }: { summary: string; children: ReactNode }) => (
  <details name="change" className="py-2 first:pt-0">
    <summary className="cursor-pointer py-1 font-semibold">{summary}</summary>
    <div className="mt-3 mb-1">{children}</div>
  </details>
)
