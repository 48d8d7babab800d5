import { useTranslations } from 'next-intl'
import { Card } from '@/app/_ui/card'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { LevelMark } from '@/app/_ui/level-mark'
import { Dissents } from '@/app/_ui/levels-beside'
import { RadiosField } from '@/app/_ui/radios-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import type { PeerQuestionView } from '@/lib/peer-level/view-peer-question'
import { differFromLevelAction, recordPeerLevelAction } from '../actions'
import { levelChoices } from './level-choices'

/** The one level that the team records, who differs, and the forms for both as long as the report is being written. */
export function TeamLevel({ view }: { view: PeerQuestionView }) {
  const t = useTranslations('peerLevels')
  const { recorded, abilities } = view
  return (
    <Card id="team-level" title={t('record.title')}>
      <div className="flex flex-col gap-4">
        {recorded ? (
          <>
            <LevelMark level={recorded.level} words />
            <p className="max-w-(--measure) whitespace-pre-line break-words font-serif text-lg">{recorded.reason}</p>
            <div>
              <Dissents of={recorded.dissents} />
            </div>
          </>
        ) : (
          <p className="text-secondary">{t('record.none')}</p>
        )}
        {abilities.record ? <RecordForm view={view} /> : null}
        {abilities.differ ? <DifferForm view={view} /> : null}
      </div>
    </Card>
  )
}

function RecordForm({ view: { review, question, descriptors, recorded } }: { view: PeerQuestionView }) {
  const t = useTranslations('peerLevels.record')
  return (
    <Details summary={t(recorded ? 'change' : 'open')} open={!recorded}>
      <Form
        key={recorded ? `${recorded.level} ${recorded.reason}` : ''}
        action={recordPeerLevelAction.bind(null, review.id)}
        submit={t('submit')}
        done={t('done')}
        label={t('open')}
        hidden={{ code: question.code }}
      >
        <RadiosField
          name="level"
          label={t('level')}
          wide
          defaultValue={recorded ? String(recorded.level) : undefined}
          choices={levelChoices(descriptors)}
        />
        <TextAreaField name="reason" label={t('reason')} hint={t('reasonHint')} defaultValue={recorded?.reason} />
      </Form>
    </Details>
  )
}

function DifferForm({ view: { review, question, recorded, dissent } }: { view: PeerQuestionView }) {
  const t = useTranslations('peerLevels.differ')
  if (!recorded) return null
  return (
    <Details summary={t(dissent ? 'change' : 'open')}>
      <Form
        key={`${recorded.level} ${dissent}`}
        action={differFromLevelAction.bind(null, review.id)}
        submit={t('submit')}
        done={t('done')}
        label={t('open')}
        variant="secondary"
        hidden={{ code: question.code, ofLevel: String(recorded.level) }}
      >
        <TextAreaField name="words" label={t('words')} hint={t('wordsHint')} defaultValue={dissent} />
      </Form>
    </Details>
  )
}
