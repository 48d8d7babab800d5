import type { Caller } from '@/db/gate'
import { ok } from '../result'
import { readBack, type WordBack } from './read-back'

/** What of a Word file that comes back would be suggested, answer by answer, before anything is. */
export async function viewWordBack(caller: Caller, input: WordBack) {
  const read = await readBack(caller, input)
  if (!read.ok) return read
  return ok(
    read.value.map(({ code, name, changes, whyNot }) => ({
      ...{ code, name, whyNot },
      changes: changes.map(({ words, replacement, paragraph }) => ({ words, replacement, paragraph })),
    })),
  )
}
export type WordBackView = Extract<Awaited<ReturnType<typeof viewWordBack>>, { ok: true }>['value']
