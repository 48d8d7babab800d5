'use client'
import { Press } from '@/app/_ui/press'
import { callSpeakerAction, lowerHandAction, raiseHandAction } from './actions'
import type { Inside } from './inside'
import { isAhead } from './stage-words'

/** Who speaks, who waits to in a fair order, and one's own hand. */
export function HandsPanel({ slug, assessmentId, board, mine, refresh }: Inside) {
  const { queue, speaking, hand, abilities } = mine
  if (isAhead(board)) return null
  if (!abilities.takePart && queue.length === 0 && !speaking) return null
  const input = { assessmentId }
  return (
    <section aria-labelledby="hands" className="flex flex-col gap-3">
      <h2 id="hands">Who speaks</h2>
      {speaking ? <p className="font-semibold">{`${speaking.name} is speaking.`}</p> : null}
      {queue.length > 0 ? (
        <>
          <ol className="list-decimal pl-6">
            {queue.map(({ id, name, turns }) => (
              <li key={id}>
                {name}
                {turns === 0 ? <span className="text-secondary">, has not spoken yet</span> : null}
              </li>
            ))}
          </ol>
          <p className="text-sm text-secondary">Whoever has spoken least comes first.</p>
        </>
      ) : null}
      {abilities.takePart ? (
        hand === 'down' ? (
          <Press action={raiseHandAction.bind(null, slug)} input={input} variant="secondary" onDone={refresh}>
            Raise my hand
          </Press>
        ) : (
          <Press action={lowerHandAction.bind(null, slug)} input={input} variant="secondary" onDone={refresh}>
            {hand === 'speaking' ? 'I have finished speaking' : 'Take my hand down'}
          </Press>
        )
      ) : null}
      {abilities.drive && (queue.length > 0 || speaking) ? (
        <Press action={callSpeakerAction.bind(null, slug)} input={input} variant="secondary" onDone={refresh}>
          {queue[0] ? `Ask ${queue[0].name} to speak` : 'End this turn'}
        </Press>
      ) : null}
    </section>
  )
}
