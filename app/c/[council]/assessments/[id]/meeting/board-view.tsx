'use client'
import { LevelMark } from '@/app/_ui/level-mark'
import { useLevelName } from '@/app/_ui/level-names'
import { RoundsSpread } from '@/app/_ui/rounds-spread'
import { standsSoFar } from '@/app/_ui/stand-words'
import { StateMark } from '@/app/_ui/state-mark'
import { questionName } from '@/lib/framework/named-question'
import type { Board } from '@/lib/meeting/view-board'
import { CONSENSUS_WORDS, coverageWords, stageWords } from './stage-words'

type Item = NonNullable<Board['item']>

/** What came out: its state in words first, then the picture with the rounds before it. */
export function Result({ item, land }: { item: Item; land?: boolean }) {
  const result = item.results.at(-1)
  if (!result) return null
  return (
    <div className="flex flex-col gap-3" data-testid="result">
      <p className="flex flex-wrap items-center gap-x-4">
        {result.consensus ? (
          <span className="flex items-center gap-3 font-serif text-2xl font-semibold">
            <span aria-hidden className="flex [&_svg]:size-7">
              <StateMark state={result.consensus} bare />
            </span>
            {CONSENSUS_WORDS[result.consensus]}
          </span>
        ) : (
          <span className="text-xl">Nobody gave a level.</span>
        )}
        {result.median === null ? null : <span className="text-xl">Median {result.median}</span>}
        <span className="text-secondary">{coverageWords(result)}</span>
      </p>
      {result.levels.length > 0 ? <RoundsSpread rounds={item.results} land={land} /> : null}
    </div>
  )
}

/** What was agreed, as it went on record. */
export function Agreed({ item }: { item: Item }) {
  const nameOf = useLevelName()
  const { agreement } = item
  if (!agreement) return null
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-4 font-serif text-2xl font-semibold">
        <span aria-hidden>
          <LevelMark level={agreement.level} ambition={agreement.ambition} size="large" />
        </span>
        {`Level ${agreement.level}, ${nameOf(agreement.level)}. Ambition ${agreement.ambition}.`}
      </p>
      <p className="max-w-(--measure) whitespace-pre-line font-serif text-lg">{agreement.reason}</p>
      {agreement.groupDissent ? (
        <div className="max-w-(--measure)">
          <h2 className="text-lg">Dissent on record</h2>
          <p className="whitespace-pre-line">{agreement.groupDissent}</p>
        </div>
      ) : null}
      <p>{standsSoFar(agreement)}.</p>
    </div>
  )
}

/** The question that the meeting is on and what there is to see of it now. */
export function BoardView({ board, land, base }: { board: Board; land: boolean; base: string }) {
  const nameOf = useLevelName()
  const { item } = board
  if (!item) return <h1>{stageWords(board)}</h1>
  return (
    <section aria-labelledby="on-screen" className="flex flex-col gap-4">
      <p className="text-secondary">{`Question ${questionName(item)}`}</p>
      <h1 id="on-screen" className="max-w-4xl">
        {item.question}
      </h1>
      {item.stage === 'result' || item.stage === 'agreed' ? null : (
        <p className="text-xl">
          {stageWords(board)}
          {item.why && item.stage === 'scoring' ? ` ${item.why}` : ''}
        </p>
      )}
      {item.stage === 'result' || item.stage === 'agreed' ? null : (
        <p>
          <a href={`${base}/q/${item.code}`} target="_blank" rel="noopener" className="inline-block py-1">
            Read the answer and its evidence (new tab)
          </a>
        </p>
      )}
      {item.stage === 'reading' ? (
        <dl className="grid gap-4 sm:grid-cols-2 wide:grid-cols-4">
          {item.levels.map(({ level, text }) => (
            <div key={level} className="border-t-4 border-line pt-2">
              <dt className="flex items-center gap-2 font-semibold">
                <span aria-hidden>
                  <LevelMark level={level} />
                </span>
                {`${level} ${nameOf(level)}`}
              </dt>
              <dd className="mt-1">{text}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {item.stage === 'agreed' ? <Agreed item={item} /> : null}
      {item.stage === 'result' || (item.stage === 'agreed' && item.results.length > 0) ? (
        <Result item={item} land={land} />
      ) : null}
    </section>
  )
}
