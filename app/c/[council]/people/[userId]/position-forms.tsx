import { useTranslations } from 'next-intl'
import { Form } from '@/app/_ui/form'
import type { PersonView } from '@/lib/people/view-person'
import { endPositionAction, namePositionAction } from '../position-actions'
import { positionInWords } from '../words'

/** Names somebody to what they may be, and ends what they are: one press each, which then offers the other. */
export function PositionForms({ view, slug }: { view: PersonView; slug: string }) {
  const t = useTranslations('people.change.position')
  const groupName = view.person.held.find(({ group }) => group)?.group?.name ?? null
  const open = view.positions.filter(({ endsOn }) => endsOn === null)
  const kinds = [...new Set([...view.mayBecome, ...open.map(({ kind }) => kind)])].sort()
  return (
    <div className="flex flex-col gap-3">
      <p className="text-secondary">{t('what')}</p>
      {kinds.map((kind) => {
        const held = open.find((position) => position.kind === kind)
        return held ? (
          <Form
            key={kind}
            action={endPositionAction.bind(null, slug)}
            submit={t('end', { what: positionInWords(held) })}
            done={t('done')}
            variant="secondary"
            hidden={{ positionId: held.id }}
          />
        ) : (
          <Form
            key={kind}
            action={namePositionAction.bind(null, slug)}
            submit={t('name', { what: positionInWords({ kind, groupName }) })}
            done={t('ended')}
            variant="secondary"
            hidden={{ kind, userId: view.person.userId }}
          />
        )
      })}
    </div>
  )
}
