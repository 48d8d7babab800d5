'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { describedBy } from '@/app/_ui/field'
import { Form, useSent } from '@/app/_ui/form'
import { useLevelName } from '@/app/_ui/level-names'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { startingLevel, suggestedLevel } from '@/lib/score/consensus'
import { LEVELS, type Level } from '@/lib/score/score'
import { NumberedLevel, QuietMark } from '../../_score/level-choice'
import { Segments } from '../../_score/segments'
import { agreeScoreAction } from './score-actions'

/** What the chair starts from: the levels and ambitions that were given, and who would be passed over by which level. */
export type AgreeFrom = {
  levels: Level[]
  ambitions: Level[]
  passedOver: { level: Level; groups: string[] }[]
}

/**
 * The chair's level, ambition and reason in steps. The median is chosen to begin with where somebody gave it and the scores do not
 * stand in two camps, else nothing is; the reason is the chair's own, or stands in a text beside the form (`isReasonWritten`), and is taken as it stands there.
 */
export function AgreeForm({
  slug,
  hidden,
  from,
  unanimous,
  isReasonWritten,
  who,
  onDone,
}: {
  slug: string
  hidden: Record<string, string>
  from: AgreeFrom
  /** What all gave, where all gave one level: the words that the reason begins with. */
  unanimous?: { n: number; level: Level } | undefined
  isReasonWritten?: boolean
  /** The third step. */
  who?: ReactNode
  onDone?: () => void
}) {
  const t = useTranslations('agree.sheet')
  const nameOf = useLevelName()
  const { levels, ambitions, passedOver } = from
  const ambition = suggestedLevel(ambitions)
  const aim = startingLevel(ambitions)
  const [level, setLevel] = useState(startingLevel(levels))
  const against = passedOver.find((one) => one.level === level)?.groups ?? []
  return (
    <Form
      action={agreeScoreAction.bind(null, slug)}
      hidden={hidden}
      label={t('form')}
      submit={level ? t('press', { level, name: nameOf(level) }) : t('pressNone')}
      done={t('done')}
      onDone={onDone}
    >
      <div className={isReasonWritten ? 'flex flex-col gap-4' : 'agree-steps'}>
        <div className="flex flex-col gap-4">
          <Step number={1} title={t('level')} isBare={isReasonWritten} />
          <AgreedLevel levels={levels} onChoose={setLevel} />
          <Segments
            name="ambition"
            label={t('agreedAmbition')}
            note={ambition?.kind === 'one' ? t('medianNote', { level: ambition.level }) : undefined}
            defaultValue={aim && String(aim)}
            segments={LEVELS.map((one) => ({ value: String(one), label: String(one) }))}
          />
        </div>
        <div className="flex flex-col gap-4">
          {isReasonWritten ? null : (
            <>
              <Step number={2} title={t('reason')} />
              <TextAreaField
                name="reason"
                label={t('reasonLabel')}
                hint={t('reasonHint')}
                rows={6}
                defaultValue={unanimous ? t('unanimous', { n: unanimous.n, level: nameOf(unanimous.level) }) : ''}
              />
            </>
          )}
          {against.length > 0 ? (
            <TextAreaField
              name="groupDissent"
              label={t('dissent')}
              rows={3}
              hint={t('dissentHint', { whom: against.join(' and ') })}
            />
          ) : (
            <p className="text-sm text-secondary">{level ? t('noConcern') : t('pick')}</p>
          )}
        </div>
        {who}
      </div>
    </Form>
  )
}

/** A step of agreeing, by its number. */
/** A step of agreeing; without a number where it stands alone. */
export const Step = ({
  number,
  title,
  isBare,
}: {
  number: number | null
  title: string
  isBare?: boolean | undefined
}) =>
  isBare ? null : (
    <h3 className="font-sans text-base">
      {number === null ? null : <span className="mr-2">{number}</span>}
      {title}
    </h3>
  )

function AgreedLevel({ levels, onChoose }: { levels: Level[]; onChoose: (level: Level) => void }) {
  const t = useTranslations('agree.sheet')
  const { id, error, typed, turn } = useSent('level')
  const suggestion = suggestedLevel(levels)
  const start = startingLevel(levels)
  const median = suggestion?.kind === 'one' ? String(suggestion.level) : ''
  const chosen = String(typed ?? start ?? '')
  return (
    <fieldset
      id={`field-${id}`}
      tabIndex={-1}
      aria-describedby={describedBy(id, undefined, error)}
      className={error ? 'border-l-4 border-error pl-4' : ''}
    >
      <legend className="font-semibold">{t('agreedLevel')}</legend>
      {error ? (
        <p id={`error-${id}`} className="font-semibold text-error">
          <span className="sr-only">Error: </span>
          {error}
        </p>
      ) : null}
      <div className="mt-1 overflow-hidden rounded-(--radius) border border-control bg-sheet">
        {LEVELS.map((level) => (
          <label key={`${turn}-${level}`} className="descriptor">
            <input
              type="radio"
              name="level"
              value={level}
              defaultChecked={chosen === String(level)}
              onChange={() => onChoose(level)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <QuietMark level={level} />
            <span className="grow self-center">
              <NumberedLevel level={level} />
            </span>
            {median === String(level) ? (
              <span className="self-center text-sm text-secondary">{t('median')}</span>
            ) : null}
          </label>
        ))}
      </div>
      {suggestion?.kind === 'either' ? (
        <p className="mt-1 text-sm text-secondary">
          {t('between', { lower: suggestion.lower, upper: suggestion.upper })}
        </p>
      ) : null}
      {suggestion?.kind === 'one' && start === undefined ? (
        <p className="mt-1 text-sm text-secondary">
          {levels.includes(suggestion.level) ? t('camps') : t('nobodys', { level: suggestion.level })}
        </p>
      ) : null}
    </fieldset>
  )
}
