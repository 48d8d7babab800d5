import type { Connection } from '@/lib/document/client'
import type { UnsentText } from '@/lib/document/unsent-store'

/** Something typed here that the server does not have: which text, and the Yjs updates in their order. */
export type Unsent = UnsentText & { payloads: Uint8Array[] }

/** The texts that this page has open, so that whoever signs out waits for them. */
export const openTexts = new Map<Connection, UnsentText>()

/** How long signing out waits for what is not saved yet. Milliseconds. */
const WAIT = 8_000

/** Sends what this page and this device hold of this person's, and gives what could not be sent. */
export async function sendUnsent(userId: string): Promise<Unsent[]> {
  const [{ connectDocument }, { dialShared }, { inBrowser, unsentTexts }] = await Promise.all([
    import('@/lib/document/client'),
    import('@/lib/document/shared-line'),
    import('@/lib/document/unsent-store'),
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
  await Promise.race([Promise.all(saved), new Promise((over) => setTimeout(over, WAIT))])
  for (const one of sending) one.close()

  const left = new Map<string, Unsent>()
  for (const { batches, ...text } of await onDevice())
    left.set(text.documentId, { ...text, payloads: batches.map(({ payload }) => payload) })
  for (const [connection, text] of openTexts)
    if (connection.unsent().length > 0) left.set(text.documentId, { ...text, payloads: connection.unsent() })
  return [...left.values()]
}

/** Lets go of all of it: the person has been asked. */
export async function forgetUnsent(userId: string) {
  const { clearUnsent } = await import('@/lib/document/unsent-store')
  await Promise.all([...openTexts.keys()].map((connection) => connection.forget().catch(() => {})))
  await clearUnsent(userId).catch(() => {})
}

/** Gives the person what they typed and could not save, as a text file. */
export async function download(texts: readonly Unsent[], at = new Date()) {
  const { unsentWords } = await import('@/lib/document/unsent-words')
  const parts = texts.map(
    ({ label, payloads }) => `${label}\n\n${unsentWords(payloads) || 'No words were added; some were taken out.'}\n`,
  )
  const words = [`Typed in Concord and not saved. ${at.toLocaleString('en-GB')}\n`, ...parts].join('\n----\n\n')
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob(['\uFEFF', words], { type: 'text/plain;charset=utf-8' }))
  link.download = `not-saved-${at.toISOString().slice(0, 10)}.txt`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
