import { useTranslations } from 'next-intl'
import { CheckboxesField } from '@/app/_ui/checkboxes-field'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { TextAreaField } from '@/app/_ui/text-area-field'
import type { ProgressView } from '@/lib/progress/view-progress'
import { dateWords, seenAt } from '@/lib/words/dates'
import { writeStatementAction } from './actions'

/** Writes what the council says of one recommendation, and names evidence with it. */
export function StatementForm({ view, of }: { view: ProgressView; of: ProgressView['recommendations'][number] }) {
  const t = useTranslations('progress')
  return (
    <Details summary={t(of.statement ? 'change' : 'write')}>
      <Form
        key={seenAt(of.statement?.at)}
        action={writeStatementAction.bind(null, view.council.slug)}
        submit={t('submit')}
        done={t('kept')}
        label={t('of', { number: of.number })}
        hidden={{ progressId: view.progress.id, recommendationId: of.id, seen: seenAt(of.statement?.at) }}
      >
        <TextAreaField
          name="words"
          label={t('words')}
          hint={t('wordsHint')}
          rows={6}
          defaultValue={of.statement?.words}
        />
        {view.items.length > 0 ? (
          <Details summary={t('items')} open={of.evidence.length > 0}>
            <CheckboxesField
              name="itemIds"
              label={t('items')}
              hint={t('itemsHint')}
              choices={view.items.map(({ itemId, title, speaksFor }) => ({
                value: itemId as string,
                label: `${title}, ${dateWords(speaksFor)}`,
              }))}
              defaultValues={of.evidence.map(({ itemId }) => itemId)}
            />
          </Details>
        ) : null}
      </Form>
    </Details>
  )
}
