import { type Append, appendUpdates } from '@/db/gate'

type Waiting = { row: Append; stored: (seq: number | undefined) => void; failed: (fault: unknown) => void }

/** More rows than this wait for the next commit, so that one commit stays short. */
const MOST_ROWS = 256

/**
 * The append-only log. The first edit after a pause is committed at once; what arrives while a commit is under way goes
 * together in the next one. Each promise ends after its own commit: with the sequence number, or with undefined where
 * the database refused the row (a frozen text, a withdrawn right).
 */
export function openUpdateLog(commit: typeof appendUpdates = appendUpdates) {
  let waiting: Waiting[] = []
  let isCommitting = false

  async function commitAll() {
    isCommitting = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_ROWS)
      waiting = waiting.slice(MOST_ROWS)
      try {
        const stored = new Map(
          (await commit(batch.map(({ row }) => row))).map((s) => [`${s.documentId} ${s.batchId}`, s.seq]),
        )
        for (const one of batch) one.stored(stored.get(`${one.row.documentId} ${one.row.batchId}`))
      } catch (fault) {
        for (const one of batch) one.failed(fault)
      }
    }
    isCommitting = false
  }

  return {
    append: (row: Append) =>
      new Promise<number | undefined>((stored, failed) => {
        waiting.push({ row, stored, failed })
        if (!isCommitting) void commitAll()
      }),
  }
}

export type UpdateLog = ReturnType<typeof openUpdateLog>
