'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { AnswerWords } from '@/app/_ui/answer-words'
import { LargeSpread } from '@/app/_ui/large-spread'
import { LevelMark } from '@/app/_ui/level-mark'
import { useLevelName } from '@/app/_ui/level-names'
import { standsSoFar } from '@/app/_ui/stand-words'
import { StateMark } from '@/app/_ui/state-mark'
import { questionName } from '@/lib/framework/named-question'
import type { Board } from '@/lib/meeting/view-board'
import type { AnswerView } from '@/lib/score/view-answer'
import { partsOf } from '@/lib/text/answer-parts'
import { clockWords } from '@/lib/words/dates'
import { useAnswer } from '../../_score/use-answer'
import { useVerdict } from '../../_score/use-verdict'
import { announcement, stageWords } from '../stage-words'
import { Timer } from '../timer'
import { useMeeting } from '../use-meeting'

type Item = NonNullable<Board['item']>

/** The screen of the room: one question, huge, and what there is to see of it. No names, nothing hidden, nothing to press. */
export function RoomScreen({ base, ...props }: { slug: string; assessmentId: string; base: string; board: Board }) {
  const t = useTranslations('meet.room')
  const { board, receivedAt, line } = useMeeting(props)
  const nameOf = useLevelName()
  const { item } = board
  const { answer } = useAnswer({ base, code: item?.code, turn: `${item?.stage} ${item?.part}` })
  const isLost = line === 'offline' || line === 'ended'
  return (
    <div className="room-screen">
      <p role="status" className="sr-only">
        {announcement(board, nameOf)}
      </p>
      <Head board={board} receivedAt={receivedAt} />
      {!item ? (
        <div className="flex grow items-center">
          <h1>{stageWords(board)}</h1>
        </div>
      ) : item.stage === 'result' && item.results.length > 0 ? (
        <Result item={item} />
      ) : item.stage === 'agreed' && item.agreement ? (
        <Agreed item={item} agreement={item.agreement} />
      ) : (
        <Reading board={board} item={item} answer={answer} />
      )}
      <p role="status" className="room-foot">
        <span>{board.hands > 0 ? t('hands', { count: board.hands }) : null}</span>
        <span>{isLost ? t('lost') : board.hasFacilitator && !board.isFacilitatorHere ? t('away') : ''}</span>
      </p>
    </div>
  )
}

/** Which question it is, in which round, and the time of day. */
function Head({ board, receivedAt }: { board: Board; receivedAt: number }) {
  const t = useTranslations('meet')
  const { item, agenda } = board
  const time = useTimeOfDay()
  const result = item?.stage === 'result' ? item.results.at(-1) : undefined
  const place = agenda.findIndex(({ code }) => code === item?.code)
  return (
    <div className="room-head">
      <p>
        {item ? (
          <>
            <strong>{questionName(item)}</strong>
            <span>
              {t('room.roundOf', { number: item.roundNumber, most: Math.max(board.maxRounds, item.roundNumber) })}
              {result ? `, ${t('room.revealed')}` : ''}
            </span>
            {result ? (
              <span>{t('room.gave', { levels: result.levels.length, assessors: result.assessors })}</span>
            ) : null}
          </>
        ) : (
          <strong>{board.title}</strong>
        )}
      </p>
      <p>
        {place >= 0 ? <span>{t('strip.of', { here: place + 1, all: agenda.length })}</span> : null}
        <span>{time}</span>
      </p>
      <Timer clock={board.clock} receivedAt={receivedAt} large />
    </div>
  )
}

/** The question with a part of its answer, and the four levels under it. */
function Reading({ board, item, answer }: { board: Board; item: Item; answer: AnswerView | undefined }) {
  const t = useTranslations('meet.room')
  const nameOf = useLevelName()
  const parts = answer ? partsOf(answer.answer) : []
  const part = Math.min(item.part, Math.max(0, parts.length - 1))
  const isScoring = item.stage === 'scoring'
  return (
    <>
      <h1>{item.question}</h1>
      <div className="room-reading">
        <div className="room-answer">
          <div className="room-words">
            {answer && answer.words === 0 ? <p>{t('none')}</p> : <AnswerWords blocks={parts[part] ?? []} />}
          </div>
          {parts.length > 1 ? (
            <p className="room-part">
              <span>{t('part', { part: part + 1, of: parts.length })}</span>
              <span aria-hidden>
                {parts.length <= 12
                  ? parts.map((_, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place
                      <span key={at} className={at === part ? 'here' : ''} />
                    ))
                  : null}
              </span>
            </p>
          ) : null}
        </div>
        <div className="room-now">
          <p className="room-large">
            {isScoring ? (item.roundNumber > 1 ? t('again') : t('scoreNow')) : stageWords(board)}
          </p>
          {isScoring ? <p className="font-semibold">{t('round', { number: item.roundNumber })}</p> : null}
          {isScoring && item.why ? <p>{item.why}</p> : null}
          {isScoring ? <p className="mt-auto text-secondary">{t('how')}</p> : null}
        </div>
      </div>
      <ul className="room-levels">
        {item.levels.map(({ level, text }) => (
          <li key={level}>
            <p>
              <span aria-hidden>
                <LevelMark level={level} size="large" />
              </span>
              {nameOf(level)}
            </p>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What came out, over the whole width: each description stands under its own column. */
function Result({ item }: { item: Item }) {
  const verdict = useVerdict()
  const [result, before] = item.results.toReversed()
  if (!result) return null
  const { title, why } = verdict(result, before)
  return (
    <>
      <div className="room-verdict">
        <h1>
          {result.consensus ? (
            <span aria-hidden className="[&_svg]:size-[0.8em] [&>span]:[font-size:inherit]">
              <StateMark state={result.consensus} bare />
            </span>
          ) : null}
          {title}
        </h1>
        <p>{why}</p>
      </div>
      <div className="room-spread">
        <LargeSpread key={result.number} round={result} before={before} under={item.levels} land bare />
      </div>
    </>
  )
}

/** What was agreed, with its reason and how many agree. */
function Agreed({ item, agreement }: { item: Item; agreement: NonNullable<Item['agreement']> }) {
  const nameOf = useLevelName()
  return (
    <>
      <p className="room-quiet">{item.question}</p>
      <div className="flex grow flex-col justify-center gap-[inherit]">
        <h1 className="flex items-center gap-[0.5em] [&_svg]:size-[1.6em]">
          <span aria-hidden>
            <LevelMark level={agreement.level} ambition={agreement.ambition} size="large" />
          </span>
          {`Agreed: ${agreement.level} ${nameOf(agreement.level)}`}
        </h1>
        <p>{`Ambition ${agreement.ambition}. ${standsSoFar(agreement)}.`}</p>
        <p className="line-clamp-5 max-w-[60ch] font-serif whitespace-pre-line">{agreement.reason}</p>
        {agreement.groupDissent ? (
          <p className="line-clamp-3 max-w-[60ch] whitespace-pre-line">Dissent on record: {agreement.groupDissent}</p>
        ) : null}
      </div>
    </>
  )
}

/** The time of day in the browser alone: a page that was made a minute ago must not say another. */
function useTimeOfDay(): string {
  const [time, setTime] = useState('')
  useEffect(() => {
    const tell = () => setTime(clockWords(new Date()))
    tell()
    const timer = setInterval(tell, 10_000)
    return () => clearInterval(timer)
  }, [])
  return time
}
