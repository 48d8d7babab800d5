import type { ReactNode } from 'react'
import { AUDIENCE_WORDS, isAudience } from '@/lib/evidence/evidence'
import { LEVELS } from '@/lib/score/score'
import type { SubmittedQuestion } from '@/lib/submission/submission'
import { say } from '@/lib/words/say'
import { Details } from './details'
import { LevelMark } from './level-mark'
import { MinorityStatement } from './minority-statement'
import { quartilesOf } from './quartiles'
import { Spread } from './spread'
import { standWords } from './stand-words'
import { StateMark } from './state-mark'
import { Time } from './time'

type Props = {
  question: SubmittedQuestion
  /** Whether comments stand beside the words already, so that the level has its place under them. */
  hasMargin: boolean
  /** Where a piece of its evidence is opened, for whoever may. */
  hrefOf?: (item: SubmittedQuestion['evidence'][number]) => string | null
  /** What is said beside a file, where no file is handed out. */
  ofFile?: string
  children: ReactNode
}

/** One question of a submission: its frozen words (`children`), its level with reason and dissent, its spread and evidence. */
export function SubmissionQuestion({ question, hasMargin, hrefOf = () => null, ofFile, children }: Props) {
  const { agreed } = question
  const scores = agreed ? [1, 2, 3, 4].flatMap((level) => Array<number>(agreed.spread[level as 1]).fill(level)) : []
  const isBeside = agreed !== null && !hasMargin
  return (
    <section
      id={`q-${question.code}`}
      aria-labelledby={`q-${question.code}-title`}
      className="rounded-(--radius) border border-line bg-sheet p-4 sm:p-6"
    >
      <h3 id={`q-${question.code}-title`}>
        {question.code} {question.question}
      </h3>
      {question.leftOut !== null ? <p className="mt-2 text-secondary">Left out: {question.leftOut}</p> : null}
      {agreed ? (
        <p className="mt-2 flex flex-wrap items-center gap-4">
          <LevelMark level={agreed.level} ambition={agreed.ambition} words />
          <StateMark state={agreed.consensus} />
        </p>
      ) : null}
      <div
        className={`mt-4 grid grid-cols-1 gap-x-8 gap-y-6 ${isBeside ? 'lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]' : ''}`}
      >
        <div>{children}</div>
        {agreed ? (
          <div
            className={`grid grid-cols-1 content-start gap-6 border-t border-line pt-4 print:grid-cols-2 ${isBeside ? 'md:max-lg:grid-cols-2 lg:border-t-0 lg:border-l lg:pt-0 lg:pl-6' : 'md:grid-cols-2'}`}
          >
            <div>
              <h4 className="font-semibold">Why this level</h4>
              <p className="mt-1 whitespace-pre-line">{agreed.reason}</p>
              {agreed.groupDissent ? (
                <p className="mt-2 whitespace-pre-line">Dissent on record: {agreed.groupDissent}</p>
              ) : null}
              <p className="mt-2 text-secondary">{standWords(agreed)}.</p>
              {(agreed.earlier ?? []).map((round) => (
                <p key={round.round} className="mt-2">
                  Round {round.round}: {LEVELS.map((level) => `${round.spread[level]} at level ${level}`).join(', ')}.
                  {round.agreed ? ` Level ${round.agreed.level} was agreed and later reopened.` : ''}
                  {round.followedBecause ? ` Scored again because: ${round.followedBecause}` : ''}
                </p>
              ))}
              {(agreed.putAside ?? []).map((round) => (
                <p key={round.round} className="mt-2">
                  Round {round.round} was put aside unseen, because somebody had left it: {round.why}
                </p>
              ))}
              {(agreed.letStand ?? []).map((decided) => (
                <p key={decided.at} className="mt-2">
                  The answer changed after it was scored in round {decided.round}, and it was decided that what was
                  scored stands: {decided.why}
                </p>
              ))}
              {(agreed.minorityStatements ?? []).map((statement) => (
                <div key={`${statement.group} ${statement.by} ${statement.round}`} className="mt-4">
                  <MinorityStatement
                    statement={statement}
                    was={statement.round === agreed.round ? undefined : statement}
                  />
                </div>
              ))}
              {agreed.minorityViews.map((minority) => (
                <blockquote key={minority.view} className="mt-2 border-l-4 border-line pl-3">
                  <p>{minority.view}</p>
                  <p className="text-sm text-secondary">{minority.by}</p>
                </blockquote>
              ))}
            </div>
            <Spread
              label={`Scores for ${question.code} ${question.question}, round ${agreed.round}`}
              scores={scores}
              {...quartilesOf(scores)}
            />
          </div>
        ) : null}
      </div>
      {question.evidence.length > 0 ? (
        <div className="mt-4 border-t border-line pt-4">
          <h4 className="font-semibold">Evidence</h4>
          <ul className="evidence-list mt-1 list-disc pl-5">
            {question.evidence.map((item, at) => (
              <li key={item.sha256 ?? item.url ?? item.title}>
                <EvidenceNumbers question={question} piece={at + 1} />
                <EvidenceTitle item={item} href={hrefOf(item)} />
                {item.speaksFor ? (
                  <>
                    , <Time at={item.speaksFor} day />
                  </>
                ) : null}
                {ofFile && item.title !== null && item.url === null ? (
                  <span className="text-secondary"> {ofFile}</span>
                ) : null}
                {item.sha256 ? (
                  <div className="no-print text-sm">
                    <Details summary={say('review.evidence.check')}>
                      <p>{say('review.evidence.fingerprint')}</p>
                      <code className="break-all">{item.sha256}</code>
                    </Details>
                  </div>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  )
}

/** The numbers by which a piece stands at words of the answer. */
const EvidenceNumbers = ({ question, piece }: { question: SubmittedQuestion; piece: number }) =>
  (question.marks ?? [])
    .map(({ evidence }, at) => ({ evidence, number: at + 1 }))
    .filter(({ evidence }) => evidence === piece)
    .map(({ number }) => (
      <span key={number} className="evidence-number">
        {number}
      </span>
    ))

const EvidenceTitle = ({ item, href }: { item: SubmittedQuestion['evidence'][number]; href: string | null }) => {
  const { title, audience } = item
  if (title !== null && href) return <a href={href}>{title}</a>
  return title ?? `Withheld (${isAudience(audience) ? AUDIENCE_WORDS[audience].name.toLowerCase() : audience})`
}
