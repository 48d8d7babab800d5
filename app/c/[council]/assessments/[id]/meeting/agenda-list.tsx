import { Button } from '@/app/_ui/button'
import { Details } from '@/app/_ui/details'
import { StateMark } from '@/app/_ui/state-mark'
import { questionName } from '@/lib/framework/named-question'
import type { Board } from '@/lib/meeting/view-board'

/** The whole agenda with where the meeting is; choosing a question leaves the tour. */
export function AgendaList({ board, look, isOpen }: { board: Board; look: (code: string) => void; isOpen?: boolean }) {
  const done = board.agenda.filter(({ round }) => round === 'agreed').length
  return (
    <Details summary={`Agenda: ${done} of ${board.agenda.length} agreed`} open={isOpen}>
      <ol className="flex flex-col gap-1">
        {board.agenda.map(({ round, isOnConsent, ...question }) => (
          <li
            key={question.code}
            aria-current={question.code === board.item?.code ? 'step' : undefined}
            className="aria-[current]:font-semibold"
          >
            <Button variant="quiet" className="justify-start text-left" onClick={() => look(question.code)}>
              {questionName(question)}
            </Button>
            <span className="ml-2 inline-flex flex-wrap gap-x-3">
              <StateMark state={round === 'open' ? 'scoring' : round} />
              {isOnConsent && round !== 'agreed' ? <span className="text-sm">By consent</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </Details>
  )
}
