import { Card } from '@/app/_ui/card'
import { CheckboxField } from '@/app/_ui/checkboxes-field'
import { Form } from '@/app/_ui/form'
import { RadiosField } from '@/app/_ui/radios-field'
import { TextField } from '@/app/_ui/text-field'
import { NAMINGS, type NamingRule, RULE_KINDS } from '@/lib/assessment/assessment'
import type { SetUp } from '@/lib/assessment/view-set-up'
import { agreedInWords, fixedRulesOf, NAMING_WORDS, RULE_NAMES, rulesInWords } from '@/lib/score/rule-words'
import { say } from '@/lib/words/say'
import { changeRulesAction, tightenNamingAction } from '../../actions'
import { CrossPartyExample, RuleExamples } from './rule-examples'

const NAMING_LABELS: Record<NamingRule, string> = {
  names: 'Names',
  roles: 'Roles and groups only',
  anonymous: 'Nobody',
}
const namingChoices = (rules: readonly NamingRule[]) =>
  rules.map((value) => ({ value, label: NAMING_LABELS[value], hint: NAMING_WORDS[value] }))

export function RulesForm({ view, slug }: { view: SetUp; slug: string }) {
  const a = view.assessment
  const needed = Math.ceil(a.quorumShare * a.duties.assessors)
  return (
    <Card id="rules">
      <Form
        action={changeRulesAction.bind(null, slug)}
        submit={say('setUp.rules.press')}
        label={say('setUp.rules.press')}
        hidden={{ assessmentId: a.id }}
      >
        <RadiosField
          name="consensusRule"
          label="When does a question count as agreed?"
          hint="The pictures show the same three spreads of eight scores under each rule. Whatever the rule says, a person records the level."
          choices={RULE_KINDS.map((consensusRule) => ({
            value: consensusRule,
            label: `${RULE_NAMES[consensusRule]}${consensusRule === 'standard' ? ' (usual)' : ''}`,
            hint: (
              <>
                {agreedInWords({ consensusRule, agreeShare: a.agreeShare })}
                <RuleExamples consensusRule={consensusRule} agreeShare={a.agreeShare} />
              </>
            ),
          }))}
          defaultValue={a.consensusRule}
        />
        <TextField
          name="agreePercent"
          label="Share that must give one level for “agreed”, in per cent"
          hint={`75 is usual. “${RULE_NAMES.rand}” does not use it.`}
          inputMode="numeric"
          width="short"
          defaultValue={String(Math.round(a.agreeShare * 100))}
        />
        <TextField
          name="quorumPercent"
          label="Share of assessors needed before a reveal, in per cent"
          hint={`${a.duties.assessors > 0 ? `Of the ${a.duties.assessors} assessors named now, ${needed} would have to score. ` : ''}Where they come from two political groups or more, two groups must have scored.`}
          inputMode="numeric"
          width="short"
          defaultValue={String(Math.round(a.quorumShare * 100))}
        />
        <TextField
          name="maxRounds"
          label="Most rounds for one question"
          hint="3 is usual: alone, after talking, and once more. Then the chair agrees a level with any dissent on record."
          inputMode="numeric"
          width="short"
          defaultValue={String(a.maxRounds)}
        />
        <RadiosField
          name="namingRule"
          label="Who is named after the reveal?"
          hint="Once scoring is open this can only become stricter."
          choices={namingChoices(NAMINGS)}
          defaultValue={a.namingRule}
        />
        <CheckboxField
          name="crossPartyRule"
          label="Cross-party rule"
          hint={
            <>
              A level two or more away from the median of a political group of three or more needs that group’s dissent
              on record. Members outside the administration count together in the same way.
              <CrossPartyExample />
            </>
          }
          defaultChecked={a.crossPartyRule}
        />
        <CheckboxField name="observersComment" label="Observers may comment" defaultChecked={a.observersComment} />
      </Form>
    </Card>
  )
}

/** The rules once they are fixed, and the one change that is left: to name fewer people. */
export function FixedRules({ view, slug }: { view: SetUp; slug: string }) {
  const a = view.assessment
  const stricter = view.abilities.tightenNaming
  return (
    <Card id="rules">
      <ul className="flex list-disc flex-col gap-1 pl-5">
        {rulesInWords(fixedRulesOf(a)).map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      {stricter.length > 0 ? (
        <div className="no-print mt-6">
          <Form
            action={tightenNamingAction.bind(null, slug)}
            submit="Name fewer people, in past rounds too"
            variant="secondary"
            done="Saved"
            hidden={{ assessmentId: a.id }}
          >
            <RadiosField
              name="namingRule"
              label="Name fewer people from now on"
              hint="This cannot be taken back. What people have already seen, they have seen."
              choices={namingChoices(stricter)}
            />
          </Form>
        </div>
      ) : null}
    </Card>
  )
}
