import Link from 'next/link'
import { DataTable } from '@/app/_ui/data-table'
import { questionName } from '@/lib/framework/named-question'
import { LEVELS } from '@/lib/score/score'
import type { HowWeAgreeView } from '@/lib/score/view-how-we-agree'

type Question = HowWeAgreeView['questions'][number]
const ROW = 24
const X = (value: number) => 224 + value * 236
const percent = (value: number) => `${Math.round(value * 100)}%`

/** How close each question's scores stand together, widest apart first, drawn and as a table. */
export function Closeness({ questions, base }: { questions: Question[]; base: string }) {
  const drawn = questions
    .flatMap(({ consensus, ...question }) => (consensus === undefined ? [] : [{ ...question, consensus }]))
    .sort((a, b) => a.consensus - b.consensus || a.code.localeCompare(b.code))
  const height = drawn.length * ROW + 32
  return (
    <div className="flex flex-col gap-6">
      <p className="max-w-(--measure)">
        100% means that all gave the same level, 0% that half stand at each end (Tastle and Wierman’s consensus). Where
        fewer than five gave a level, only the counts are shown.
      </p>
      {drawn.length > 0 ? (
        <svg
          viewBox={`0 0 480 ${height}`}
          role="img"
          aria-label={`How close the scores stand together on ${drawn.length} questions, from ${percent(drawn[0]?.consensus ?? 0)} to ${percent(drawn.at(-1)?.consensus ?? 0)}. The table has each.`}
          className="w-full max-w-2xl"
        >
          {[0, 0.5, 1].map((mark) => (
            <g key={mark}>
              <line x1={X(mark)} x2={X(mark)} y1="0" y2={height - 24} className="stroke-line" />
              <text x={X(mark)} y={height - 8} textAnchor="middle" fontSize="12" className="fill-text">
                {percent(mark)}
              </text>
            </g>
          ))}
          {drawn.map(({ consensus, ...question }, at) => (
            <g key={question.code} transform={`translate(0 ${at * ROW})`}>
              <text x="0" y="17" fontSize="13" className="fill-text">
                {questionName(question)}
              </text>
              <line x1={X(0)} x2={X(consensus)} y1="12" y2="12" className="stroke-mark" strokeWidth="2" />
              <circle cx={X(consensus)} cy="12" r="6" style={{ fill: 'var(--color-level-4)' }} />
            </g>
          ))}
        </svg>
      ) : null}
      <DataTable
        caption="Scores and consensus of each revealed question"
        rows={questions}
        rowKey={({ code }) => code}
        columns={[
          {
            head: 'Question',
            cell: (question) => <Link href={`${base}/q/${question.code}/agree`}>{questionName(question)}</Link>,
            isRowHead: true,
          },
          ...LEVELS.map((level) => ({
            head: `Level ${level}`,
            cell: ({ counts }: Question) => counts[level],
            isNumber: true,
          })),
          {
            head: 'Consensus',
            cell: ({ consensus }) => (consensus === undefined ? 'counts only' : percent(consensus)),
            isNumber: true,
          },
        ]}
      />
    </div>
  )
}
