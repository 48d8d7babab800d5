import Link from 'next/link'
import { DataTable } from '@/app/_ui/data-table'
import { Details } from '@/app/_ui/details'
import { questionName } from '@/lib/framework/named-question'
import { LEVELS } from '@/lib/score/score'
import type { HowWeAgreeView } from '@/lib/score/view-how-we-agree'
import { say } from '@/lib/words/say'

type Question = HowWeAgreeView['questions'][number]
const percent = (value: number) => `${Math.round(value * 100)}%`

/** How close each question's scores stand together, widest apart first, drawn and as a table. */
export function Closeness({ questions, base }: { questions: Question[]; base: string }) {
  const drawn = questions
    .flatMap(({ consensus, ...question }) => (consensus === undefined ? [] : [{ ...question, consensus }]))
    .sort((a, b) => a.consensus - b.consensus || a.code.localeCompare(b.code))
  return (
    <div className="flex flex-col gap-6">
      <p className="max-w-(--measure)">
        100% means that all gave the same level, 0% that half stand at each end (Tastle and Wierman’s consensus). Where
        fewer than five gave a level, only the counts are shown.
      </p>
      {drawn.length > 0 ? (
        <ol
          aria-label={`How close the scores stand together on ${drawn.length} questions, widest apart first`}
          className="flex max-w-4xl flex-col"
        >
          {drawn.map(({ consensus, ...question }) => (
            <li
              key={question.code}
              className="grid grid-cols-[minmax(0,1fr)_3.5rem] items-center gap-x-4 border-b border-line py-1.5 sm:grid-cols-[16rem_minmax(0,1fr)_3.5rem]"
            >
              <span className="max-sm:col-span-2">
                <Link href={`${base}/q/${question.code}/agree`}>{questionName(question)}</Link>
              </span>
              <span aria-hidden className="relative h-3 bg-sunken">
                <span
                  className="absolute top-1/2 left-0 h-0.5 -translate-y-1/2 bg-mark"
                  style={{ width: percent(consensus) }}
                />
                <span
                  className="absolute top-0 size-3 -translate-x-1/2 rounded-full bg-level-4 forced-colors:forced-color-adjust-none"
                  style={{ left: percent(consensus) }}
                />
              </span>
              <span className="text-right tabular-nums">{percent(consensus)}</span>
            </li>
          ))}
        </ol>
      ) : null}
      <Details summary={say('overview.stand.table')}>
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
      </Details>
    </div>
  )
}
