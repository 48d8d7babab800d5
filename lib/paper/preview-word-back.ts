import type { Caller } from '@/db/gate'
import { ok } from '../result'
import { readBack, type WordBack } from './back/word-back'

/** What of a Word file that comes back would be suggested, answer by answer, before anything is. */
export async function previewWordBack(caller: Caller, input: WordBack) {
  const read = await readBack(caller, input)
  if (!read.ok) return read
  return ok(
    read.value.map(({ code, name, changes, whyNot }) => ({
      ...{ code, name, whyNot },
      changes: changes.map(({ words, replacement, paragraph }) => ({ words, replacement, paragraph })),
    })),
  )
}
export type WordBackPreview = Extract<Awaited<ReturnType<typeof previewWordBack>>, { ok: true }>['value']
