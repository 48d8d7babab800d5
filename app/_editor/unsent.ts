import { questionName } from '@/lib/framework/named-question'
import type { KeptScore } from '@/lib/score/kept-scores'
import type { Connection } from '@/lib/sync/browser/client'
import type { UnsentText } from '@/lib/sync/browser/unsent-store'
import { dayOf, momentWords } from '@/lib/words/dates'

/** Something put down here that the server does not have: what it is, and how a download gives it back. */
export type Unsent = { id: string; label: string; words: () => string | Promise<string> }

/** The texts that this page has open, so that whoever signs out waits for them. */
export const openTexts = new Map<Connection, UnsentText>()

/** How long signing out waits for what is not saved yet. Milliseconds. */
const WAIT = 8_000

/** Sends what this page and this device hold of this person's, and gives what could not be sent. */
export async function sendUnsent(userId: string): Promise<Unsent[]> {
  const [{ connectDocument }, { dialShared }, { inBrowser, unsentTexts }, { keptBy }, { sendNow }] = await Promise.all([
    import('@/lib/sync/browser/client'),
    import('@/lib/sync/browser/shared-line'),
    import('@/lib/sync/browser/unsent-store'),
    import('@/lib/score/kept-scores'),
    import('@/lib/score/send-kept'),
  ])
  const onDevice = () => unsentTexts(userId).catch(() => [])
  const isOpen = (text: UnsentText) => [...openTexts.values()].some(({ documentId }) => documentId === text.documentId)
  const sending = (await onDevice())
    .filter((text) => !isOpen(text))
    .map(({ council, documentId, label }) =>
      connectDocument({
        baseUrl: window.location.origin,
        council,
        documentId,
        userId,
        dial: dialShared(userId),
        unsent: inBrowser(userId, { council, documentId, label }),
      }),
    )
  const saved = [...openTexts.keys(), ...sending].map((one) => one.whenSaved().catch(() => {}))
  const sent = Promise.all([...saved, sendNow(userId)])
  await Promise.race([sent, new Promise((over) => setTimeout(over, WAIT))])
  for (const one of sending) one.close()

  const left = new Map<string, Unsent>()
  for (const { batches, ...text } of await onDevice()) {
    const payloads = batches.map(({ payload }) => payload)
    left.set(text.documentId, unsentText(text, payloads))
  }
  for (const [connection, text] of openTexts)
    if (connection.unsent().length > 0) left.set(text.documentId, unsentText(text, connection.unsent()))
  const scores = (await keptBy(userId)).filter(({ form }) => Object.keys(form).length > 0)
  return [...left.values(), ...scores.map(unsentScore)]
}

/** Words that were typed into a text, from their Yjs updates in order. */
export const unsentText = ({ documentId, label }: UnsentText, payloads: Uint8Array[]): Unsent => ({
  id: documentId,
  label,
  words: async () => {
    const { unsentWords } = await import('@/lib/sync/browser/unsent-words')
    return unsentWords(payloads) || 'No words were added; some were taken out.'
  },
})

const FIELDS: Record<string, string> = {
  kind: 'The council now',
  ambition: 'Ambition',
  confidence: 'How sure',
  evidenceStrength: 'Evidence',
  reason: 'Reason',
}
const unsentScore = ({ version, isSubmitted, form, ...question }: KeptScore): Unsent => ({
  id: version,
  label: `Your ${isSubmitted ? 'score' : 'draft of a score'} for question ${questionName(question)}`,
  words: () =>
    Object.entries(form)
      .map(([name, value]) => `${FIELDS[name] ?? name}: ${value}`)
      .join('\n'),
})

/** Lets go of all of it, and of what is kept to be read: the person has been asked. */
export async function forgetUnsent(userId: string) {
  const [{ keepOnlyOf }, { clearUnsent }, { clear }] = await Promise.all([
    import('../_offline/kept-answers'),
    import('@/lib/sync/browser/unsent-store'),
    import('@/lib/score/kept-scores'),
  ])
  await Promise.all([...openTexts.keys()].map((connection) => connection.forget().catch(() => {})))
  await Promise.all([keepOnlyOf(null), clearUnsent(userId).catch(() => {}), clear(userId)])
}

/** Gives the person what they typed and could not save, as a text file. */
export async function download(unsent: readonly Unsent[], at = new Date()) {
  const parts = await Promise.all(unsent.map(async ({ label, words }) => `${label}\n\n${await words()}\n`))
  const words = [`Typed in Concord and not saved. ${momentWords(at)}\n`, ...parts].join('\n----\n\n')
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob(['\uFEFF', words], { type: 'text/plain;charset=utf-8' }))
  link.download = `not-saved-${dayOf(at)}.txt`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
