import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { askedIn } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Button } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { Confirm } from '@/app/_ui/confirm'
import { inputClass } from '@/app/_ui/field'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { TextField } from '@/app/_ui/text-field'
import { type PoliticalGroupView, viewPoliticalGroup } from '@/lib/people/view-political-group'
import { changePoliticalGroupAction, endPoliticalGroupAction, mergePoliticalGroupsAction } from '../../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.group')
  return { title: t('title') }
}

export default async function GroupPage({ params, searchParams }: PageProps<'/c/[council]/people/groups/[groupId]'>) {
  const { council: slug, groupId } = await params
  const { into } = askedIn(await searchParams, ['into'])
  const view = orNotFound(await viewPoliticalGroup(await councilCaller(slug), { groupId }))
  const t = await getTranslations('people')
  return (
    <>
      <PageHeading
        title={view.group.name}
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: t('title'), href: `/c/${slug}/people#groups` },
        ]}
        lead={[
          t('group.lead', { count: view.members.length }),
          ...(view.group.seats ? [t('group.leadSeats', { count: view.group.seats })] : []),
        ].join(' ')}
      />
      <div className="grid items-start gap-6 wide:grid-cols-2">
        <Card id="name" title={t('group.change')}>
          <Form
            action={changePoliticalGroupAction.bind(null, slug)}
            submit={t('group.save')}
            done={t('group.saved')}
            label={t('group.change')}
            hidden={{ groupId }}
          >
            <TextField name="name" label={t('groups.name')} hint={t('group.nameHint')} defaultValue={view.group.name} />
            <TextField
              name="seats"
              label={t('group.seats')}
              hint={t('group.seatsHint')}
              inputMode="numeric"
              width="short"
              defaultValue={String(view.group.seats ?? '')}
            />
          </Form>
        </Card>
        <div className="flex flex-col gap-6">
          {view.others.length > 0 ? <Merge view={view} slug={slug} into={into} /> : null}
          <Card id="end" title={t('group.end')}>
            <p className="mb-4">{t('group.endMore')}</p>
            <Confirm
              opens={t('group.endPress', { name: view.group.name })}
              variant="danger"
              title={t('group.endTitle', { name: view.group.name })}
              what={<What view={view} then={t('group.thenNone')} />}
              action={endPoliticalGroupAction.bind(null, slug)}
              submit={t('group.endPress', { name: view.group.name })}
              stay={t('group.stay')}
              hidden={{ groupId }}
            />
          </Card>
        </div>
      </div>
    </>
  )
}

/** First which, by an address of its own; then what happens, and the press. */
function Merge({ view, slug, into }: { view: PoliticalGroupView; slug: string; into: string | undefined }) {
  const t = useTranslations('people.group')
  const { group, others } = view
  const other = others.find(({ id }) => id === into)
  return (
    <Card id="merge" title={t('merge')}>
      <form action={`/c/${slug}/people/groups/${group.id}#merge`} className="mb-4 flex flex-wrap items-end gap-3">
        <label className="min-w-48 flex-1">
          <span className="block font-semibold">{t('into')}</span>
          <select name="into" defaultValue={into ?? ''} className={inputClass(false)}>
            <option value="">{t('choose')}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" variant="secondary">
          {t('show')}
        </Button>
      </form>
      {other ? (
        <Confirm
          opens={t('mergePress', { name: group.name, into: other.name })}
          title={t('mergeTitle', { name: group.name, into: other.name })}
          what={<What view={view} then={t('thenIn', { into: other.name })} />}
          action={mergePoliticalGroupsAction.bind(null, slug)}
          submit={t('mergePress', { name: group.name, into: other.name })}
          stay={t('stay')}
          hidden={{ groupId: group.id, intoId: other.id }}
        />
      ) : null}
    </Card>
  )
}

/** Exactly what changes today, and for whom. */
function What({ view: { members, leader, isInAdministration }, then }: { view: PoliticalGroupView; then: string }) {
  const t = useTranslations('people.group')
  return (
    <ul className="list-disc pl-5">
      <li>
        {members.length === 0
          ? t('nobody')
          : `${t('who', { names: members.map(({ name }) => name).join(', ') })} ${then}`}
      </li>
      {leader ? <li>{t('leader', { name: leader })}</li> : null}
      {isInAdministration ? <li>{t('administration')}</li> : null}
      <li>{t('past')}</li>
    </ul>
  )
}
