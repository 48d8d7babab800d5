import type { commentThreads } from '@/db/schema/comment'
import type { evidenceMarks } from '@/db/schema/evidence-mark'
import type { Sought } from './anchor'

/** Words that an editor marks, as base64 positions. `sought` is there while they do not all stand: it is what they were. */
export type Marked = {
  id: string
  start: string
  end: string
  isLost: boolean
  sought: Sought | null
}

/** Each table whose rows hang on words. */
type Hanging = typeof commentThreads | typeof evidenceMarks

/** What is read of a row that hangs on words, so that an editor can mark them. */
export const markedColumns = <T extends Hanging>(of: T) => ({
  id: of.id as T['id'],
  start: of.anchorStart,
  end: of.anchorEnd,
  isLost: of.anchorLost,
  words: of.anchorWords,
  before: of.anchorBefore,
  after: of.anchorAfter,
  wentBefore: of.anchorWentBefore,
  wentAfter: of.anchorWentAfter,
  paragraph: of.anchorParagraph,
})

type Row = {
  id: string
  start: Uint8Array | null
  end: Uint8Array | null
  isLost: boolean
  words: string | null
  before: string | null
  after: string | null
  wentBefore: number | null
  wentAfter: number | null
  paragraph: number | null
}

/** Such a row as an editor takes it. */
export const markedOf = ({ id, start, end, isLost, words, ...beside }: Row): Marked => ({
  ...{ id, start: base64(start), end: base64(end), isLost },
  sought:
    words === null
      ? null
      : {
          ...{ words, before: beside.before ?? '', after: beside.after ?? '', paragraph: beside.paragraph ?? 0 },
          ...{ wentBefore: beside.wentBefore ?? 0, wentAfter: beside.wentAfter ?? 0 },
        },
})
const base64 = (bytes: Uint8Array | null) => Buffer.from(bytes ?? []).toString('base64')
