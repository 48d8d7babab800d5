import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Time } from '@/app/_ui/time'
import { ClientWords } from '@/app/_words/client-words'
import { viewChange } from '@/lib/score/view-change'
import { messages } from '@/lib/words/messages'
import { ChangedSince } from './changed-since'
import { LetStandForm } from './let-stand-form'

/** Beside an answer: whether it changed since it was judged, what was decided, and the decision for whoever takes it. */
export async function AnswerChange({ slug, assessmentId, code }: { slug: string; assessmentId: string; code: string }) {
  const t = await getTranslations('changed')
  const view = orNotFound(await viewChange(await councilCaller(slug), { assessmentId, code }))
  const { change, mine, roundId, stands, abilities } = view
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
