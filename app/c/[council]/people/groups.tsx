import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Card } from '@/app/_ui/card'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { TextField } from '@/app/_ui/text-field'
import { Time } from '@/app/_ui/time'
import type { AdministrationView } from '@/lib/people/administration'
import { addPoliticalGroupAction } from './actions'
import { AdministrationForm } from './administration-form'

/** The political groups and which of them run the council; for whoever manages the people, what can be changed of it. */
export function Groups({
  view,
  slug,
}: {
  view: AdministrationView & { abilities: { manage: boolean } }
  slug: string
}) {
  const t = useTranslations('people.groups')
  const one = useTranslations('people.group')
  return (
    <Card id="groups" title={t('title')}>
      <ul className="list-disc pl-5">
        {view.groups.length === 0 ? <li>{t('none')}</li> : null}
        {view.groups.map(({ id, name, since }) => (
          <li key={id}>
            {since ? t.rich('since', { name, from: () => <Time at={since} day /> }) : name}
            {view.abilities.manage ? (
              <>
                {' '}
                <Link href={`/c/${slug}/people/groups/${id}`}>
                  {one('press')}
                  <span className="sr-only">{one('of', { name })}</span>
                </Link>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      <Administrations view={view} />
      {view.abilities.manage ? (
        <div className="mt-6 flex flex-col gap-8 border-t border-line pt-6">
          {view.groups.length > 0 ? <AdministrationForm view={view} slug={slug} /> : null}
          <Form
            action={addPoliticalGroupAction.bind(null, slug)}
            submit={t('press')}
            done={t('done')}
            variant="secondary"
            label={t('add')}
          >
            <TextField name="name" label={t('name')} hint={t('hint')} />
          </Form>
        </div>
      ) : null}
    </Card>
  )
}

/** That there is none, where somebody has said so, and what was before. */
function Administrations({ view: { noneSince, past } }: { view: AdministrationView }) {
  const t = useTranslations('people.administration')
  const days = (startsOn: string, endsOn: string) => ({
    from: () => <Time at={startsOn} day />,
    to: () => <Time at={endsOn} day />,
  })
  return (
    <>
      {noneSince ? (
        <p className="mt-3 text-secondary">{t.rich('noneSince', { from: () => <Time at={noneSince} day /> })}</p>
      ) : null}
      {past.length > 0 ? (
        <div className="mt-4">
          <Details summary={t('before')}>
            <ul className="flex flex-col gap-2">
              {past.map(({ group, startsOn, endsOn }) => (
                <li key={`${group} ${startsOn} ${endsOn}`}>
                  {group
                    ? t.rich('was', { group, ...days(startsOn, endsOn) })
                    : t.rich('wasNone', days(startsOn, endsOn))}
                </li>
              ))}
            </ul>
          </Details>
        </div>
      ) : null}
    </>
  )
}
