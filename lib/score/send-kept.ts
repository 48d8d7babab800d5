import { type KeptScore, keep, keptBy, letGo, tellAll } from './kept-scores'

const RETRY_MS = 15_000
const UNREACHED = 'Concord cannot be reached at the moment.'

/** What a page's door answers to a score that was sent to it. */
export type SentAnswer =
  | { status: 'done'; value: { submittedAt: string } | null }
  | { status: 'refused' | 'later'; message: string }

/**
 * Sends what this person keeps on this device as soon as it can: now, when the connection is back, when the page is looked
 * at again. Of several tabs one sends at a time. Ends with the returned function.
 */
export function sendKept(userId: string): () => void {
  const again = () => void sendNow(userId)
  const timer = setInterval(again, RETRY_MS)
  const seen = () => document.visibilityState === 'visible' && again()
  window.addEventListener('online', again)
  document.addEventListener('visibilitychange', seen)
  again()
  return () => {
    clearInterval(timer)
    window.removeEventListener('online', again)
    document.removeEventListener('visibilitychange', seen)
  }
}

export const sendNow = (userId: string): Promise<void> =>
  inTurn(`concord-scores ${userId}`, async () => {
    for (const kept of await keptBy(userId)) if (!kept.refused && !(await sendOne(kept))) return
  })

/** Browsers give locks to pages that came over https or from this machine alone; without one, a thing sent twice is the same thing. */
const inTurn = (name: string, work: () => Promise<void>) =>
  'locks' in navigator ? navigator.locks.request(name, work) : work()

/** True when there is an answer, whatever it says; false when there is no use in going on. */
async function sendOne(kept: KeptScore): Promise<boolean> {
  const unsent = (why: string) => {
    tellAll({ kind: 'unsent', userId: kept.userId, why })
    return false
  }
  const { userId, roundId, over, form } = kept
  try {
    const response = await fetch(kept.to, {
      method: kept.isSubmitted ? 'POST' : 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...form, roundId, writtenBy: userId, ...(kept.isSubmitted && { over }) }),
    })
    const answer = (await response.json()) as SentAnswer
    if (answer.status === 'later') return unsent(answer.message)
    const isDiscarded = Object.keys(form).length === 0 // whose round has ended is gone already
    if (answer.status === 'done' || isDiscarded)
      await letGo(kept, answer.status === 'done' ? answer.value?.submittedAt : undefined)
    else if ((await keptBy(userId)).some(({ version }) => version === kept.version))
      await keep({ ...kept, refused: answer.message })
    return true
  } catch {
    return unsent(UNREACHED)
  }
}
