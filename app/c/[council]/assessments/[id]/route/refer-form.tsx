import { useTranslations } from 'next-intl'
import { Form } from '@/app/_ui/form'
import { SelectField } from '@/app/_ui/select-field'
import { TextField } from '@/app/_ui/text-field'
import type { BodyKind } from '@/lib/referral/referral'
import { referToBodyAction } from './actions'

type Props = { slug: string; assessmentId: string; bodies: BodyKind[]; replyId?: string }

/** Where something goes: which body, what the council calls it, and the day on which it meets. */
export function ReferForm({ slug, assessmentId, bodies, replyId = '' }: Props) {
  const t = useTranslations('route')
  return (
    <Form
      action={referToBodyAction.bind(null, slug)}
      submit={t(replyId ? 'refer.submitReply' : 'refer.submit')}
      done={t('refer.done')}
      hidden={{ assessmentId, replyId }}
    >
      <SelectField
        name="body"
        label={t('refer.body')}
        empty=""
        options={bodies.map((value) => ({ value, label: t(`bodies.${value}`) }))}
      />
      <TextField name="bodyName" label={t('refer.bodyName')} hint={t('refer.bodyNameHint')} />
      <TextField name="meetsOn" type="date" label={t('refer.meetsOn')} width="short" />
    </Form>
  )
}
