import type { Agreement, Reading } from '@/lib/score/how-we-agree'
import type { HowWeAgreeView } from '@/lib/score/view-how-we-agree'

const READINGS: Record<Reading, string> = {
  strong: 'The assessors agree strongly. Their scores can be relied on as one view.',
  tentative: 'The assessors agree fairly well. Treat what the scores say together as tentative.',
  weak: 'The assessors agree only weakly. Look at the questions below before you rely on the scores together.',
  none: 'The assessors agree no more than people who score by chance.',
}
const two = (value: number) => value.toFixed(2)

/** One number over all questions with its plain reading, what it was before people talked, and whether the order is shared. */
export function Coefficients({ view }: { view: HowWeAgreeView }) {
  const { now, alone, questions } = view
  const counted = questions.length === 1 ? '1 question counts' : `${questions.length} questions count`
  if (!now)
    return (
      <p>
        Numbers of this kind are shown from eight questions and five assessors on. With fewer they would mislead, so
        only the counts below are shown.
      </p>
    )
  if (now.alpha === undefined || !now.reading)
    return (
      <p>All scores are the same throughout, so there is no difference that could be measured. {counted} so far.</p>
    )
  return (
    <div className="flex max-w-(--measure) flex-col gap-3">
      <p className="text-lg font-semibold">{READINGS[now.reading]}</p>
      <p>
        The agreement is {two(now.alpha)} on a scale where 1 is full agreement and 0 is chance (Krippendorff’s alpha).{' '}
        {now.interval
          ? `With other questions of this kind it would probably lie between ${two(now.interval.lower)} and ${two(now.interval.upper)}.`
          : 'Too few questions are revealed to say how firm this number is.'}
      </p>
      <p>
        {counted} so far, each with its latest revealed round.
        {alone?.alpha === undefined ? '' : ` In the first rounds, before anybody talked, it was ${two(alone.alpha)}.`}
      </p>
      <Order concordance={now.concordance} />
      <Scale alpha={now.alpha} interval={now.interval} />
    </div>
  )
}

const Order = ({ concordance }: { concordance: Agreement['concordance'] }) =>
  concordance ? (
    <p>
      Whether they put the questions in the same order, from weak to strong, is a number of its own:{' '}
      {two(concordance.w)}, where 1 is the same order from all and 0 is no shared order (Kendall’s W, over the{' '}
      {concordance.questions} questions on which every assessor gave a level).
    </p>
  ) : (
    <p className="text-secondary">
      Whether they put the questions in the same order cannot be said until every assessor has given a level on three
      questions or more.
    </p>
  )

const X = (value: number) => 14 + Math.max(0, Math.min(1, value)) * 272

/** The number on its scale, with the interval as a band. What it shows is in the sentences above it. */
const Scale = ({ alpha, interval }: { alpha: number; interval: Agreement['interval'] }) => (
  <svg viewBox="0 0 300 56" aria-hidden className="w-full max-w-md">
    {interval ? (
      <rect
        x={X(interval.lower)}
        width={Math.max(2, X(interval.upper) - X(interval.lower))}
        y="8"
        height="20"
        className="fill-accent-soft stroke-mark"
      />
    ) : null}
    <line x1="14" x2="286" y1="18" y2="18" className="stroke-mark" strokeWidth="1.5" />
    {[0, 2 / 3, 0.8, 1].map((mark) => (
      <g key={mark}>
        <line x1={X(mark)} x2={X(mark)} y1="12" y2="24" className="stroke-mark" strokeWidth="1.5" />
        <text x={X(mark)} y="44" textAnchor="middle" fontSize="12" className="fill-text">
          {mark === 2 / 3 ? '0.67' : mark}
        </text>
      </g>
    ))}
    <circle cx={X(alpha)} cy="18" r="7" style={{ fill: 'var(--color-level-4)' }} className="stroke-sheet" />
  </svg>
)
