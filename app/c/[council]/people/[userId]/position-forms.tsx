import { useTranslations } from 'next-intl'
import { Form } from '@/app/_ui/form'
import type { PersonView } from '@/lib/people/view-person'
import { endPositionAction, namePositionAction } from '../position-actions'
import { positionInWords } from '../words'

/** Names somebody to what they may be, and ends what they are: one press each. */
export function PositionForms({ view, slug }: { view: PersonView; slug: string }) {
  const t = useTranslations('people.change.position')
  const groupName = view.person.held.find(({ group }) => group)?.group?.name ?? null
  return (
    <div className="flex flex-col gap-3">
      <p className="text-secondary">{t('what')}</p>
      {view.mayBecome.map((kind) => (
        <Form
          key={kind}
          action={namePositionAction.bind(null, slug)}
          submit={t('name', { what: positionInWords({ kind, groupName }) })}
          done={t('done')}
          variant="secondary"
          hidden={{ kind, userId: view.person.userId }}
        />
      ))}
      {view.positions
        .filter(({ endsOn }) => endsOn === null)
        .map((position) => (
          <Form
            key={position.id}
            action={endPositionAction.bind(null, slug)}
            submit={t('end', { what: positionInWords(position) })}
            done={t('ended')}
            variant="secondary"
            hidden={{ positionId: position.id }}
          />
        ))}
    </div>
  )
}
