import { type Say, type Typed, type Uploaded, upload } from './upload'

/** A file that is to be sent: how far it has come, and why it was not taken. */
export type Chosen = { key: string; file: File; share?: number; fault?: string }

/**
 * Sends files one after another, each with its own title where there are several. Those that were taken leave the list; whatever was not
 * stays in it with its reason, and the whole is refused with a sentence that names them.
 */
export async function uploadAll(
  to: string,
  chosen: readonly Chosen[],
  typed: Typed,
  tell: (key: string, now: Partial<Chosen>) => void,
  say: Say,
  some: (refused: number, all: number, first: string) => string,
  came: (itemId: string) => void,
): Promise<{ state: Uploaded; left: Chosen[] }> {
  const left: Chosen[] = []
  let last: Uploaded = { status: 'idle' }
  let first: Uploaded | undefined
  for (const one of chosen) {
    tell(one.key, { share: 0, fault: undefined })
    const about = chosen.length > 1 ? { ...typed, title: '' } : typed
    const state = await upload(to, one.file, about, (share) => tell(one.key, { share }), say)
    if (state.status === 'refused') {
      first ??= state
      left.push({ key: one.key, file: one.file, fault: state.message })
      if (Object.keys(state.fieldErrors).some((field) => field !== 'file')) {
        left.push(...chosen.slice(chosen.indexOf(one) + 1)) // it is about what was typed, so the others would hear the same
        break
      }
    } else {
      last = state
      if (state.status === 'done') came(state.value.itemId)
    }
  }
  if (first?.status !== 'refused' || chosen.length === 1) return { state: first ?? last, left }
  const isTyped = Object.keys(first.fieldErrors).some((field) => field !== 'file')
  const message = isTyped
    ? first.message
    : some(left.length, chosen.length, `“${left[0]?.file.name}”: ${first.message}`)
  return { state: { ...first, message, fieldErrors: isTyped ? first.fieldErrors : { file: message } }, left }
}
