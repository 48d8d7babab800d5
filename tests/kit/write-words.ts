import { randomUUID } from 'node:crypto'
import type { Caller } from '@/db/gate'
import { appendUpdates } from '@/db/text-log'
import { composeText } from '@/server/demo/compose-text'

type Place = Parameters<typeof appendUpdates>[0][number]

/** Puts words of one person into a text, stored as the server of the texts stores them. */
export const writeWords = (
  place: Pick<Place, 'councilId' | 'documentId'>,
  by: Pick<Caller, 'userId'>,
  words = 'Words',
  clientId = 7,
) => appendUpdates([{ ...place, authorId: by.userId, batchId: randomUUID(), payload: composeText([words], clientId) }])
