import { useTranslations } from 'next-intl'
import { CheckboxesField } from '@/app/_ui/checkboxes-field'
import { Form } from '@/app/_ui/form'
import { type AdministrationView, NO_ADMINISTRATION } from '@/lib/people/administration'
import { setAdministrationAction } from './actions'

/** Which groups run the council from today on, or that none does. Nothing is chosen where nobody has said yet. */
export function AdministrationForm({
  view: { groups, noneSince },
  slug,
}: {
  view: Pick<AdministrationView, 'groups' | 'noneSince'>
  slug: string
}) {
  const t = useTranslations('people.administration')
  return (
    <Form
      action={setAdministrationAction.bind(null, slug)}
      submit={t('press')}
      done={t('done')}
      variant="secondary"
      label={t('title')}
    >
      <CheckboxesField
        name="groupIds"
        label={t('label')}
        hint={t('what')}
        choices={[
          ...groups.map(({ id, name }) => ({ value: id, label: name })),
          { value: NO_ADMINISTRATION, label: t('none'), hint: t('noneHint') },
        ]}
        defaultValues={[
          ...groups.flatMap(({ id, since }) => (since ? [id] : [])),
          ...(noneSince ? [NO_ADMINISTRATION] : []),
        ]}
      />
    </Form>
  )
}
