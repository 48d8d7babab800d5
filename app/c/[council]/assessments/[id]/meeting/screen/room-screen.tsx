'use client'
import { LevelMark } from '@/app/_ui/level-mark'
import { useLevelName } from '@/app/_ui/level-names'
import { RoundsSpread } from '@/app/_ui/rounds-spread'
import { standsSoFar } from '@/app/_ui/stand-words'
import { StateMark } from '@/app/_ui/state-mark'
import { questionName } from '@/lib/framework/named-question'
import type { Board } from '@/lib/meeting/view-board'
import { announcement, CONSENSUS_WORDS, coverageWords, stageWords } from '../stage-words'
import { Timer } from '../timer'
import { useMeeting } from '../use-meeting'

/** The screen of the room: one question, huge, and what there is to see of it. No names, nothing hidden, nothing to press. */
export function RoomScreen(props: { slug: string; assessmentId: string; board: Board }) {
  const { board, receivedAt, line } = useMeeting(props)
  const nameOf = useLevelName()
  const { item } = board
  return (
    <div className="room-screen">
      <div className={item?.stage === 'result' || item?.stage === 'agreed' ? 'room-quiet contents' : 'contents'}>
        <p role="status" className="sr-only">
          {announcement(board, nameOf)}
        </p>
        <div className="flex items-start justify-between gap-8">
          <p className="text-secondary">{item ? `Question ${questionName(item)}` : board.title}</p>
          <Timer clock={board.clock} receivedAt={receivedAt} large />
        </div>
        {item ? <h1>{item.question}</h1> : <h1>{stageWords(board)}</h1>}
      </div>
      <div className="flex min-h-0 grow flex-col justify-center gap-[inherit]">
        {item ? <Shown board={board} /> : null}
      </div>
      <p className="flex justify-between gap-8 text-secondary">
        <span>{handWords(board)}</span>
        {line === 'offline' || line === 'ended' ? (
          <span>This screen has lost its connection and shows the last it had.</span>
        ) : null}
      </p>
    </div>
  )
}

const handWords = ({ hands }: Board) => (hands === 0 ? '' : hands === 1 ? '1 hand is up' : `${hands} hands are up`)

function Shown({ board }: { board: Board }) {
  const nameOf = useLevelName()
  const { item } = board
  if (!item) return null
  const result = item.results.at(-1)
  if (item.stage === 'result' && result)
    return (
      <>
        <p className="room-large flex flex-wrap items-center gap-x-[0.6em]">
          {result.consensus ? (
            <span className="flex items-center gap-[0.4em]">
              <span aria-hidden className="flex [&_span]:text-[length:inherit] [&_svg]:size-[0.9em]">
                <StateMark state={result.consensus} bare />
              </span>
              {CONSENSUS_WORDS[result.consensus]}
            </span>
          ) : (
            'Nobody gave a level'
          )}
          {result.median === null ? null : <span className="font-normal">median {result.median}</span>}
        </p>
        {result.levels.length > 0 ? <RoundsSpread rounds={item.results.slice(-2)} land bare /> : null}
        <p>{coverageWords(result)}</p>
      </>
    )
  if (item.stage === 'agreed' && item.agreement)
    return (
      <>
        <p className="room-large flex items-center gap-[0.5em] [&_svg]:size-[1.6em]">
          <span aria-hidden>
            <LevelMark level={item.agreement.level} ambition={item.agreement.ambition} size="large" />
          </span>
          {`Agreed: ${item.agreement.level} ${nameOf(item.agreement.level)}`}
        </p>
        <p>{`Ambition ${item.agreement.ambition}. ${standsSoFar(item.agreement)}.`}</p>
        <p className="line-clamp-5 max-w-[60ch] font-serif whitespace-pre-line">{item.agreement.reason}</p>
        {item.agreement.groupDissent ? (
          <p className="line-clamp-3 max-w-[60ch] whitespace-pre-line">
            Dissent on record: {item.agreement.groupDissent}
          </p>
        ) : null}
      </>
    )
  return (
    <>
      <p className="room-large">{stageWords(board)}</p>
      {item.stage === 'scoring' ? (
        <p>{item.why ?? 'Scores stay hidden until all are revealed together.'}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-[2em] gap-y-[0.6em]">
          {item.levels.map(({ level }) => (
            <li key={level} className="flex items-center gap-[0.4em] [&_svg]:size-[1.8em]">
              <span aria-hidden>
                <LevelMark level={level} size="large" />
              </span>
              {`${level} ${nameOf(level)}`}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
