'use client'
import { useTranslations } from 'next-intl'
import { LargeSpread } from '@/app/_ui/large-spread'
import { LevelMark } from '@/app/_ui/level-mark'
import { useLevelName } from '@/app/_ui/level-names'
import { standsSoFar } from '@/app/_ui/stand-words'
import { StateMark } from '@/app/_ui/state-mark'
import { questionName } from '@/lib/framework/named-question'
import type { Board } from '@/lib/meeting/view-board'
import type { MyPart } from '@/lib/meeting/view-my-part'
import { useVerdict } from '../_score/use-verdict'
import { coverageWords, stageWords } from './stage-words'

type Item = NonNullable<Board['item']>

/** The question that the meeting is on, and what is done with it now. */
export function BoardHeading({ board, isAssessor }: { board: Board; isAssessor: boolean }) {
  const t = useTranslations('meet.room')
  const { item } = board
  if (!item) return <h1 className="mt-3 mb-4">{stageWords(board)}</h1>
  const isShown = item.stage === 'result' || item.stage === 'agreed'
  return (
    <div className="mt-3 mb-4">
      <h1 id="on-screen" className="max-w-4xl max-md:text-[1.35rem]">
        <span className="mb-0.5 block font-sans text-sm font-normal text-secondary">
          <span className="font-semibold text-text">{questionName(item)}</span>
          <span className="sr-only">. </span>
          <span aria-hidden> · </span>
          {t('roundOf', { number: item.roundNumber, most: Math.max(board.maxRounds, item.roundNumber) })}
        </span>
        {item.question}
      </h1>
      {isShown ? null : (
        <p className="mt-1">
          {item.stage === 'scoring' && !isAssessor ? t('othersScore') : stageWords(board)}
          {item.why && item.stage === 'scoring' ? ` ${item.why}` : ''}
        </p>
      )}
    </div>
  )
}

/** What came out, in words first, then the picture over the round before; and what was agreed. */
export function BoardResult({ item, land, mine }: { item: Item; land: boolean; mine: MyPart }) {
  const verdict = useVerdict()
  const [result, before] = item.results.toReversed()
  const own = mine.code === item.code ? mine.sheet?.mine?.score : undefined
  return (
    <div className="flex flex-col gap-4" data-testid="result">
      {item.stage === 'agreed' ? <Agreed item={item} /> : null}
      {result ? (
        <div>
          <h2 className="flex items-center gap-3 text-2xl">
            {result.consensus ? (
              <span aria-hidden className="flex [&_svg]:size-7">
                <StateMark state={result.consensus} bare />
              </span>
            ) : null}
            {verdict(result).title}
          </h2>
          <p className="mt-1">
            {verdict(result, before).why} <span className="text-secondary">{coverageWords(result)}</span>
          </p>
          <LargeSpread
            key={result.number}
            round={result}
            before={before}
            land={land}
            mine={own?.kind === 'level' ? own.current : undefined}
          />
        </div>
      ) : null}
    </div>
  )
}

/** What was agreed, as it went on record. */
function Agreed({ item }: { item: Item }) {
  const t = useTranslations('meet')
  const nameOf = useLevelName()
  const { agreement } = item
  if (!agreement) return null
  return (
    <div className="flex flex-col gap-2 border-l-4 border-done bg-done-soft p-4">
      <p className="flex flex-wrap items-center gap-4 font-serif text-2xl font-semibold">
        <span aria-hidden>
          <LevelMark level={agreement.level} ambition={agreement.ambition} size="large" />
        </span>
        {`Level ${agreement.level}, ${nameOf(agreement.level)}. Ambition ${agreement.ambition}.`}
      </p>
      <p className="max-w-(--measure) font-serif text-lg whitespace-pre-line">{agreement.reason}</p>
      {agreement.groupDissent ? (
        <div className="max-w-(--measure)">
          <h3>Dissent on record</h3>
          <p className="whitespace-pre-line">{agreement.groupDissent}</p>
        </div>
      ) : null}
      <p>{t('stands', { stands: standsSoFar(agreement) })}</p>
    </div>
  )
}
