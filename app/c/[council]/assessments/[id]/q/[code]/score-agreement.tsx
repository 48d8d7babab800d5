import { LevelMark } from '@/app/_ui/level-mark'
import { Notice } from '@/app/_ui/notice'
import { standsSoFar } from '@/app/_ui/stand-words'
import { Time } from '@/app/_ui/time'
import type { ScoreSheetView } from '@/lib/score/view-score-sheet'

type Agreement = NonNullable<ScoreSheetView['agreement']>

/** What the meeting settled on, and what was said against it. */
export function ScoreAgreement({ agreement }: { agreement: Agreement }) {
  const { level, ambition, reason, groupDissent, agreedAt, minorityViews } = agreement
  return (
    <div className="flex flex-col gap-3">
      <Notice kind="done" title="Agreed">
        <LevelMark level={level} ambition={ambition} words />
        <p className="mt-2 whitespace-pre-line">{reason}</p>
        <p className="mt-2 text-sm text-secondary">
          Recorded <Time at={agreedAt} />.
        </p>
      </Notice>
      {groupDissent ? (
        <Notice kind="caution" title="Dissent on record">
          <p className="whitespace-pre-line">{groupDissent}</p>
        </Notice>
      ) : null}
      <p>{standsSoFar(agreement)}.</p>
      {minorityViews.length > 0 ? (
        <div>
          <h4 className="font-semibold">Minority views</h4>
          <ul className="flex flex-col gap-2">
            {minorityViews.map(({ by, view }) => (
              <li key={`${by} ${view}`}>
                <blockquote className="border-l-4 border-line pl-4 whitespace-pre-line">{view}</blockquote>
                <p className="pl-4 text-sm text-secondary">{by}</p>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  )
}
