import { useTranslations } from 'next-intl'
import { Card } from '@/app/_ui/card'
import { LevelMark } from '@/app/_ui/level-mark'
import { Spread } from '@/app/_ui/spread'
import { StateMark } from '@/app/_ui/state-mark'
import { questionName } from '@/lib/framework/named-question'
import type { PeerQuestionView } from '@/lib/peer-level/view-peer-question'
import { dayWords } from '@/lib/words/dates'

type Props = { view: PeerQuestionView; revealed: NonNullable<PeerQuestionView['revealed']> }

/** What each of the team gave, as a spread and by name with its reason. */
export function Revealed({ view: { question }, revealed: { given, spread, at } }: Props) {
  const t = useTranslations('peerLevels.question')
  return (
    <Card id="revealed" title={t('revealedTitle')}>
      <div className="flex flex-col gap-4">
        <p className="text-secondary">{t('at', { day: dayWords(at) })}</p>
        {spread ? (
          <>
            <StateMark state={spread.state} />
            <Spread
              label={t('spread', { name: questionName(question) })}
              scores={spread.levels}
              median={spread.median}
              quartiles={spread.quartiles}
            />
            <p>
              {spread.suggestion.kind === 'one'
                ? t('suggest.one', { level: spread.suggestion.level })
                : t('suggest.either', { lower: spread.suggestion.lower, upper: spread.suggestion.upper })}
            </p>
          </>
        ) : (
          <p>{t('nobody')}</p>
        )}
        <ul className="flex flex-col gap-4">
          {given.map((one) => (
            <li key={one.by} className="border-t border-line pt-3">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span>
                  {t(one.kind === 'level' ? 'gave' : 'cannot', {
                    name: one.isMine ? `${one.by} (${t('you')})` : one.by,
                  })}
                </span>
                {one.kind === 'level' ? <LevelMark level={one.current} size="small" words /> : null}
              </p>
              <p className="mt-1 whitespace-pre-line break-words font-serif">{one.reason}</p>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}
