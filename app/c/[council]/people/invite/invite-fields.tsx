import { useTranslations } from 'next-intl'
import { SelectField } from '@/app/_ui/select-field'
import { TextField } from '@/app/_ui/text-field'
import { ROLE_NAMES } from '@/lib/people/people'

export const ROLE_OPTIONS = Object.entries(ROLE_NAMES).map(([value, label]) => ({ value, label }))
type Known = { name: string; email: string; role: string; post: string; groupId: string | null }

/** Whom to invite, and as what; filled in, where an invitation is put right. */
export function InviteFields({ groups, known }: { groups: readonly { id: string; name: string }[]; known?: Known }) {
  const t = useTranslations('people')
  return (
    <div className="grid grid-cols-1 gap-5 md:grid-cols-2">
      <TextField name="name" label={t('head.name')} autoComplete="off" defaultValue={known?.name} />
      <TextField name="email" label={t('head.email')} type="email" autoComplete="off" defaultValue={known?.email} />
      <SelectField
        name="role"
        label={t('head.role')}
        empty={t('invite.chooseRole')}
        options={ROLE_OPTIONS}
        defaultValue={known?.role}
      />
      <TextField name="post" label={t('head.post')} hint={t('invite.postHint')} defaultValue={known?.post} />
      <SelectField
        name="politicalGroupId"
        label={t('head.politicalGroup')}
        hint={t('invite.groupHint')}
        empty={t('invite.noGroup')}
        options={groups.map((group) => ({ value: group.id, label: group.name }))}
        defaultValue={known?.groupId ?? ''}
      />
    </div>
  )
}
