import { useTranslations } from 'next-intl'
import { Form } from '@/app/_ui/form'
import { LevelMark } from '@/app/_ui/level-mark'
import { RadiosField } from '@/app/_ui/radios-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import type { PeerQuestionView } from '@/lib/peer-level/view-peer-question'
import { dayWords } from '@/lib/words/dates'
import { scoreAsPeerAction } from '../actions'
import { levelChoices } from './level-choices'

/** What one peer gives: a level by its description, or that they cannot judge, and why. */
export function ScoreForm({ view: { review, question, descriptors, mine } }: { view: PeerQuestionView }) {
  const t = useTranslations('peerLevels.question')
  return (
    <div className="flex flex-col gap-4">
      {mine ? <p>{t('given', { day: dayWords(mine.at) })}</p> : null}
      <Form
        key={question.code}
        action={scoreAsPeerAction.bind(null, review.id)}
        submit={t(mine ? 'change' : 'submit')}
        done={t('done')}
        label={t('form')}
        hidden={{ code: question.code }}
      >
        <RadiosField
          name="kind"
          label={t('which')}
          wide
          defaultValue={mine ? (mine.kind === 'level' ? String(mine.current) : mine.kind) : undefined}
          choices={[
            ...levelChoices(descriptors),
            {
              value: 'cannot-judge',
              label: t('cannotJudge'),
              hint: t('cannotJudgeHint'),
              mark: (
                <span aria-hidden>
                  <LevelMark level="cannot-judge" />
                </span>
              ),
            },
          ]}
        />
        <TextAreaField name="reason" label={t('reason')} hint={t('reasonHint')} rows={4} defaultValue={mine?.reason} />
      </Form>
    </div>
  )
}
