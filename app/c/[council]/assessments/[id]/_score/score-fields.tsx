'use client'
import { useTranslations } from 'next-intl'
import { LevelName, useLevelName } from '@/app/_ui/level-names'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { CONFIDENCES, STRENGTHS } from '@/lib/score/score'
import { ABSENT, type Descriptor, DescriptorsField } from './descriptors-field'
import { Segments } from './segments'

/** What an assessor is asked: the level whose description fits, or one of two ways of giving none; then what it rests on. */
export function ScoreFields({
  levels,
  kind,
  hasReason,
  isMeeting,
  before,
}: {
  levels: Descriptor[]
  kind: string | undefined
  hasReason: boolean
  isMeeting?: boolean | undefined
  before?: { level: string; words: string } | undefined
}) {
  const t = useTranslations('sheet.fields')
  const nameOf = useLevelName()
  const isAbsent = ABSENT.some((one) => one === kind)
  return (
    <>
      <DescriptorsField levels={levels} kind={kind} stays={isMeeting} before={before} />
      <div
        hidden={kind === undefined || isAbsent}
        className={kind === undefined || isAbsent ? '' : 'flex flex-col gap-4'}
      >
        <Segments
          name="ambition"
          label={t('ambition')}
          segments={[1, 2, 3, 4].map((level) => ({
            value: String(level),
            label: (
              <span className="flex flex-col items-center leading-tight">
                <span className="font-semibold">{level}</span>
                <span className="text-[0.8125rem]">
                  <LevelName level={level} />
                </span>
              </span>
            ),
          }))}
        />
        <Segments
          name="confidence"
          label={t('confidence')}
          segments={CONFIDENCES.map((value) => ({ value, label: t(value) }))}
        />
        <Segments
          name="evidenceStrength"
          label={t('strength')}
          segments={STRENGTHS.map((value) => ({ value, label: t(value), hint: t(`${value}-hint`) }))}
        />
      </div>
      <div hidden={kind === undefined && !hasReason}>
        <TextAreaField
          name="reason"
          rows={3}
          label={isAbsent ? t('reasonIfAny') : t('reason')}
          hint={kind && !isAbsent ? t('why', { level: nameOf(Number(kind)) }) : t('whyNone')}
        />
      </div>
    </>
  )
}
