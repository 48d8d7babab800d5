import { z } from 'zod'

/** A Yjs relative position as JSON; anything else makes an editor that is shown it fail. */
const id = z.object({ client: z.int().nonnegative(), clock: z.int().nonnegative() })
const position = z
  .object({
    type: id.nullish(),
    tname: z.literal('default').nullish(),
    item: id.nullish(),
    assoc: z.int().nullish(),
  })
  .refine((one) => Boolean(one.type || one.tname || one.item))
const cursor = z.object({ anchor: position, head: position }).nullable()

const reader = new TextDecoder()
const writer = new TextEncoder()

export type Cursor = z.infer<typeof cursor>

/** A caret out of the bytes of a frame; null, which shows nobody's caret, where it is no caret. */
export function readCursor(bytes: Uint8Array): Cursor {
  try {
    return cursor.parse(JSON.parse(reader.decode(bytes)))
  } catch {
    return null
  }
}
export const cursorBytes = (caret: unknown): Uint8Array => writer.encode(JSON.stringify(caret ?? null))
