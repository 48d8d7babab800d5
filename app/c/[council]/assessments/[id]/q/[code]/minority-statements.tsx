import { useTranslations } from 'next-intl'
import { wordsFor } from '@/app/_doors/words'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { MinorityStatement } from '@/app/_ui/minority-statement'
import { TextAreaField } from '@/app/_ui/text-area-field'
import type { ScoreSheetView } from '@/lib/score/view-score-sheet'
import { attachMinorityStatementAction, withdrawMinorityStatementAction } from './score-actions'

type Sent = { slug: string; hidden: { assessmentId: string; code: string; roundId: string } }
type Statement = ScoreSheetView['statements'][number]

/** What leaders of groups have stand beside the level, and for one of them the place to write their own. */
export function MinorityStatements({ sheet, slug, hidden }: Sent & { sheet: ScoreSheetView }) {
  const t = useTranslations('fair.statement')
  const { statements, leads, abilities } = sheet
  if (statements.length === 0 && !leads) return null
  const own = statements.find(
    ({ isOfThisLevel, mayWithdraw, group }) => isOfThisLevel && mayWithdraw && group === leads,
  )
  return (
    <section aria-labelledby="minority-statements" className="flex flex-col gap-4 border-t border-line pt-4">
      <h3 id="minority-statements">{t('title')}</h3>
      {statements.map((statement) => (
        <div key={statement.id} className="flex flex-col gap-2">
          <MinorityStatement statement={statement} was={statement.isOfThisLevel ? undefined : statement} />
          {statement.mayWithdraw ? <Withdraw statement={statement} slug={slug} hidden={hidden} /> : null}
        </div>
      ))}
      {leads ? (
        <Attach leads={leads} own={own} ability={abilities.attachStatement} slug={slug} hidden={hidden} />
      ) : null}
    </section>
  )
}

function Attach({
  leads,
  own,
  ability,
  slug,
  hidden,
}: Sent & { leads: string; own: Statement | undefined; ability: ScoreSheetView['abilities']['attachStatement'] }) {
  const t = useTranslations('fair.statement')
  if (!ability.may) return <p className="text-secondary">{wordsFor(ability.because)}</p>
  const form = (
    <Form
      action={attachMinorityStatementAction.bind(null, slug)}
      hidden={hidden}
      label={t('label', { group: leads })}
      variant="secondary"
      submit={t(own ? 'change' : 'attach')}
      done={t('done')}
    >
      <TextAreaField
        name="words"
        label={t('words', { group: leads })}
        hint={t('hint', { group: leads })}
        rows={4}
        defaultValue={own?.words ?? ''}
      />
    </Form>
  )
  return own ? <Details summary={t('toChange')}>{form}</Details> : form
}

/** It can be written again, and its words are gone: so it is opened first, and says so. */
function Withdraw({ statement, slug, hidden }: Sent & { statement: Statement }) {
  const t = useTranslations('fair.statement')
  return (
    <Details summary={t('toWithdraw')}>
      <p className="mb-3">{t('withdraws')}</p>
      <Form
        action={withdrawMinorityStatementAction.bind(null, slug)}
        hidden={{ assessmentId: hidden.assessmentId, code: hidden.code, statementId: statement.id }}
        label={t('toWithdraw')}
        variant="danger"
        submit={t('withdraw', { group: statement.group })}
      />
    </Details>
  )
}
