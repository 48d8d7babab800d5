import type { ReactNode } from 'react'
import { Button, LinkButton } from '@/app/_ui/button'
import { LevelMark } from '@/app/_ui/level-mark'
import { StateMark } from '@/app/_ui/state-mark'
import { type NamedQuestion, questionName } from '@/lib/framework/named-question'
import type { Board } from '@/lib/meeting/view-board'
import { pageOf } from './page-of'

/** Another question than the one that the meeting is on, with the way back always in view. */
export function LookAround({
  entry,
  on,
  base,
  back,
  children,
}: {
  entry: Board['agenda'][number]
  on: NamedQuestion | null
  base: string
  back: () => void
  children: ReactNode
}) {
  return (
    <div className="flex flex-col gap-6">
      <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-4 border-l-4 border-accent bg-accent-soft p-3">
        <p>
          {on ? `You are looking around. The meeting is on question ${questionName(on)}.` : 'You are looking around.'}
        </p>
        <Button onClick={back}>Come back to the meeting</Button>
      </div>
      <p className="text-secondary">{`Question ${questionName(entry)}`}</p>
      <h1>{entry.question}</h1>
      <p className="flex flex-wrap items-center gap-4">
        <StateMark state={entry.round === 'open' ? 'scoring' : entry.round} />
        {entry.level ? <LevelMark level={entry.level} ambition={entry.ambition} words /> : null}
      </p>
      <p>
        <LinkButton variant="secondary" href={pageOf(base, entry)}>
          Open the answer and its evidence
        </LinkButton>
      </p>
      {children}
    </div>
  )
}
