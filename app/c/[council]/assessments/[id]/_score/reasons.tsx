import { useTranslations } from 'next-intl'
import { Details } from '@/app/_ui/details'
import { LevelMark } from '@/app/_ui/level-mark'
import { LevelName } from '@/app/_ui/level-names'
import { LEVELS } from '@/lib/score/score'
import type { ScoreSheetView } from '@/lib/score/view-score-sheet'

type Answer = NonNullable<ScoreSheetView['revealed']>['answers'][number]
/** So many reasons of a level stand open. */
const OPEN = 2
const KINDS = [...LEVELS.toReversed(), 'cannot-judge', 'does-not-apply'] as const
const kindOf = ({ score }: Answer) => (score.kind === 'level' ? score.current : score.kind)

/** What was said, grouped by the level that it was said of, by whom as far as the naming rule allows. */
export function Reasons({ answers }: { answers: Answer[] }) {
  const t = useTranslations('agree.reasons')
  return (
    <ul className="flex flex-col gap-4">
      {KINDS.map((kind) => {
        const said = answers.filter((answer) => kindOf(answer) === kind)
        const own = said.toSorted((a, b) => Number(b.isMine) - Number(a.isMine))
        if (own.length === 0) return null
        return (
          <li key={kind} className="border-t border-line pt-2">
            <h3 className="flex items-center gap-2 font-sans text-base">
              <span aria-hidden className="flex">
                <LevelMark level={kind} />
              </span>
              <span className="grow">{typeof kind === 'number' ? <LevelName level={kind} /> : t(kind)}</span>
              <span className="font-normal text-secondary tabular-nums">{own.length}</span>
            </h3>
            <div className="mt-1 flex flex-col gap-2">
              {own.slice(0, OPEN).map((answer, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an answer without a name has nothing else to be known by
                <Said key={at} answer={answer} />
              ))}
              {own.length > OPEN ? (
                <Details summary={t('more', { count: own.length - OPEN })}>
                  <div className="flex flex-col gap-2">
                    {own.slice(OPEN).map((answer, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: as above
                      <Said key={at} answer={answer} />
                    ))}
                  </div>
                </Details>
              ) : null}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function Said({ answer: { score, by, isMine } }: { answer: Answer }) {
  const t = useTranslations('agree.reasons')
  return (
    <figure>
      <blockquote className="font-serif whitespace-pre-line">{score.reason || t('none')}</blockquote>
      <figcaption className="text-sm text-secondary">
        {[by ?? t('by'), isMine ? t('mine') : ''].filter(Boolean).join(', ')}
        {score.kind === 'level' ? (
          <span className="block">
            {t('sure', {
              confidence: t(score.confidence),
              strength: t(score.evidenceStrength),
              ambition: score.ambition,
            })}
          </span>
        ) : null}
      </figcaption>
    </figure>
  )
}
