/*
 * What an assessor has put down and Concord does not have yet, on the device that it was put down on. By person: whoever
 * signs in next on the same device neither sees nor sends it, and signing out clears it. What Concord has taken is kept
 * here no longer.
 */

/** Kept until sent. `isSubmitted` tells a deliberate submission from a draft; a refused one stays, with the reason, until its author decides. */
export type KeptScore = {
  userId: string
  assessmentId: string
  code: string
  shortName: string
  roundId: string
  /** Where it is sent. */
  to: string
  form: Record<string, string>
  isSubmitted: boolean
  /** When the score that was in front of the author had been submitted; null for none. */
  over: string | null
  /** Another one with every change, so that an answer is known to be about these words. */
  version: string
  refused?: string
}

export type KeptEvent =
  | { kind: 'kept'; kept: KeptScore }
  | { kind: 'gone'; kept: KeptScore; submittedAt?: string }
  | { kind: 'unsent'; userId: string; why: string }

const NAME = 'concord-scores'
const keyOf = (kept: Pick<KeptScore, 'userId' | 'roundId' | 'isSubmitted'>) =>
  `${kept.userId} ${kept.roundId} ${kept.isSubmitted ? 'submitted' : 'draft'}`

let opened: Promise<IDBDatabase> | undefined
const listeners = new Set<(event: KeptEvent) => void>()
let channel: BroadcastChannel | undefined

/** Hears what this page and the person's other tabs keep, send and clear, until the returned function is called. */
export function hearKept(heard: (event: KeptEvent) => void): () => void {
  if (!channel) {
    channel = new BroadcastChannel(NAME)
    channel.onmessage = ({ data }) => tell(data as KeptEvent)
  }
  listeners.add(heard)
  return () => void listeners.delete(heard)
}
const tell = (event: KeptEvent) => {
  for (const heard of listeners) heard(event)
}
export function tellAll(event: KeptEvent) {
  tell(event)
  channel?.postMessage(event)
}

/** For a browser that lets nothing be stored: it lasts as long as the page. */
const inPage = new Map<string, KeptScore>()

/** False where the browser keeps it only as long as this page is open. */
export async function keep(kept: KeptScore): Promise<boolean> {
  const isStored = await within('readwrite', (store) => store.put({ ...kept, key: keyOf(kept) })).then(
    () => true,
    () => false,
  )
  if (!isStored) inPage.set(keyOf(kept), kept)
  tellAll({ kind: 'kept', kept })
  return isStored
}

/** Everything of one person, submissions before drafts, because a submission ends the draft that it came from. */
export async function keptBy(userId: string): Promise<KeptScore[]> {
  const stored = await within('readonly', (store) => store.index('userId').getAll(userId)).catch(() => [])
  const rows = [...(stored as KeptScore[]), ...[...inPage.values()].filter((kept) => kept.userId === userId)]
  return rows.sort((a, b) => Number(b.isSubmitted) - Number(a.isSubmitted))
}

/** Lets go of these very words. False where they have been changed meanwhile: the newer ones stay. */
export async function letGo(kept: KeptScore, submittedAt?: string): Promise<boolean> {
  const key = keyOf(kept)
  const now = (await keptBy(kept.userId)).find((one) => keyOf(one) === key)
  if (now && now.version !== kept.version) return false
  inPage.delete(key)
  if (submittedAt) noteArrival(kept.roundId)
  await within('readwrite', (store) => store.delete(key)).catch(() => {})
  tellAll({ kind: 'gone', kept, ...(submittedAt && { submittedAt }) })
  return true
}

const ARRIVED = 'concord-scores-arrived'
/** Milliseconds within which a page that was read before a score arrived has begun to hear of it. */
const LATELY = 15_000

/** Whether a score of this round arrived so lately that a page may have been read before it and heard nothing of it. */
export const arrivedLately = (roundId: string) => roundId in arrivals()

function arrivals(): Record<string, number> {
  try {
    const all = Object.entries<number>(JSON.parse(localStorage.getItem(ARRIVED) ?? '{}'))
    return Object.fromEntries(all.filter(([, at]) => Math.abs(Date.now() - at) < LATELY))
  } catch {
    return {} // nothing may be stored here
  }
}
function noteArrival(roundId: string) {
  try {
    localStorage.setItem(ARRIVED, JSON.stringify({ ...arrivals(), [roundId]: Date.now() }))
  } catch {
    // as above
  }
}

/** Signing out: nothing of this person stays on the device. */
export async function clear(userId: string): Promise<void> {
  for (const kept of await keptBy(userId)) await letGo(kept)
}

async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>) {
  opened ??= open()
  return answerOf(work((await opened).transaction(NAME, mode).objectStore(NAME)))
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () =>
    request.result.createObjectStore(NAME, { keyPath: 'key' }).createIndex('userId', 'userId')
  return answerOf(request)
}

const answerOf = <T>(request: IDBRequest<T>) =>
  new Promise<T>((done, failed) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })
