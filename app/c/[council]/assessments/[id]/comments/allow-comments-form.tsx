import { useTranslations } from 'next-intl'
import { CheckboxField } from '@/app/_ui/checkboxes-field'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import type { CommentsView } from '@/lib/assessment/view-comments'
import { allowCommentsAction } from '../../actions'

type Props = { slug: string; assessmentId: string; allowed: NonNullable<CommentsView['allowed']> }

/** Who may comment beside those who always may: the lead says it here, at any time. */
export function AllowCommentsForm({ slug, assessmentId, allowed }: Props) {
  const t = useTranslations('comments.allow')
  return (
    <Details summary={t('title')}>
      <p className="mb-3 text-secondary">{t('says')}</p>
      <Form
        action={allowCommentsAction.bind(null, slug)}
        submit={t('save')}
        done={t('done')}
        variant="secondary"
        hidden={{ assessmentId }}
      >
        <CheckboxField name="observersComment" label={t('observers')} defaultChecked={allowed.observersComment} />
        <CheckboxField name="frozenComments" label={t('frozen')} defaultChecked={allowed.frozenComments} />
      </Form>
    </Details>
  )
}
