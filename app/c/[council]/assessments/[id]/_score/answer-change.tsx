import { useTranslations } from 'next-intl'
import { Time } from '@/app/_ui/time'
import { ClientWords } from '@/app/_words/client-words'
import type { ChangeView } from '@/lib/score/shown-change'
import { messages } from '@/lib/words/messages'
import { ChangedSince } from './changed-since'
import { LetStandForm } from './let-stand-form'

type Props = { slug: string; assessmentId: string; code: string; changed: ChangeView }

/** Beside an answer: whether it changed since it was judged, what was decided, and the decision for whoever takes it. */
export function AnswerChange({ slug, assessmentId, code, changed }: Props) {
  const t = useTranslations('changed')
  const { change, mine, roundId, stands, abilities } = changed
  const at = { council: slug, assessmentId, code, roundId }
  return (
    <ClientWords words={{ changed: messages.changed }}>
      <ChangedSince change={change} at={at} mayStandBy={abilities.standBy}>
        {mine && change?.since !== 'my-score' ? <p>{t.rich('mine', { at: () => <Time at={mine.at} /> })}</p> : null}
        {abilities.letStand && roundId ? <LetStandForm slug={slug} hidden={{ assessmentId, code, roundId }} /> : null}
      </ChangedSince>
      {stands.map((stand) => (
        <p key={stand.at.toISOString()} className="border-l-4 border-line pl-4 whitespace-pre-line">
          {t.rich('standing', {
            ...{ who: stand.by ?? t('somebody'), reason: stand.reason },
            at: () => <Time at={stand.at} />,
          })}
        </p>
      ))}
    </ClientWords>
  )
}
