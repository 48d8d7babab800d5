import { pools } from './pools'

export type Append = { councilId: string; documentId: string; authorId: string; batchId: string; payload: Uint8Array }
export type Appended = { place: number; seq: number; isFresh: boolean }

/**
 * Commits these updates in one statement. Answers for each row that is now stored, by its place in what was given, with
 * its number and whether it is new; a resend is stored and not new. A row that is missing from the answer was refused by
 * the database: a frozen text or a withdrawn right.
 */
export async function appendUpdates(rows: readonly Append[]): Promise<Appended[]> {
  const texts = new Numbered<Append>(({ documentId }) => documentId)
  const writers = new Numbered<Append>(({ documentId, authorId }) => documentId + authorId)
  const writerOfRow = rows.map((row) => writers.numberOf(row))
  const textOfWriter = writers.all.map((row) => texts.numberOf(row))
  const append = {
    name: 'append',
    text: 'select append_updates($1, $2, $3, $4, $5, $6, $7)::text as numbers',
    values: [
      listOf(texts.all, ({ councilId }) => councilId),
      listOf(texts.all, ({ documentId }) => documentId),
      listOf(textOfWriter, String),
      listOf(writers.all, ({ authorId }) => authorId),
      listOf(writerOfRow, String),
      listOf(rows, ({ batchId }) => batchId),
      listOf(rows, ({ payload }) => `"\\\\x${hexOf(payload)}"`),
    ],
  }
  const commit = () => pools().append.query<{ numbers: string }>(append)
  // A text that was frozen between the question and the wall: the second time the question answers no for it alone.
  const answer = await commit().catch((fault: { code?: string }) => {
    if (fault.code !== 'CN002') throw fault
    return commit()
  })
  const numbers = answer.rows[0]?.numbers.slice(1, -1).split(',') ?? []
  return numbers.flatMap((number, place) => {
    const seq = Number(number)
    return number === 'NULL' ? [] : [{ place, seq: Math.abs(seq), isFresh: seq > 0 }]
  })
}

export type TextLog = {
  snapshot: { seq: number; state: Uint8Array; owners: Record<string, string> } | undefined
  rows: { seq: number; authorId: string; at: Date; payload: Uint8Array }[]
  /** After these edits the history stays apart; none where nothing is named or restored. */
  pins?: number[]
}

/** For compaction alone: a text's snapshot and the log after it that is older than so many seconds, whoever wrote it. */
export async function readTextLog(
  place: { councilId: string; documentId: string },
  olderThan: number,
): Promise<TextLog> {
  const read = await pools().background.query<{
    seq: string
    author_id: string | null
    at: Date
    payload: Buffer
    owners: Record<string, string> | null
  }>('select * from read_text_log($1, $2, $3)', [place.councilId, place.documentId, olderThan])
  const pins = await pools().background.query<{ pin: string }>('select pin from text_pins($1, $2) pin', [
    place.councilId,
    place.documentId,
  ])
  const [first, ...rest] = read.rows.map((row) => ({ ...row, seq: Number(row.seq) }))
  const hasSnapshot = first?.owners != null
  return {
    snapshot: hasSnapshot ? { seq: first.seq, state: first.payload, owners: first.owners ?? {} } : undefined,
    rows: (hasSnapshot || !first ? rest : [first, ...rest]).map((row) => ({
      seq: row.seq,
      authorId: row.author_id ?? '',
      at: row.at,
      payload: row.payload,
    })),
    pins: pins.rows.map(({ pin }) => Number(pin)),
  }
}

/** For each text, in the order asked, what changes whenever its log does. */
export async function readTextMarks(places: readonly { councilId: string; documentId: string }[]): Promise<string[]> {
  const read = await pools().background.query<{ mark: string }>('select mark from text_marks($1, $2)', [
    places.map(({ councilId }) => councilId),
    places.map(({ documentId }) => documentId),
  ])
  return read.rows.map(({ mark }) => mark)
}

export type Compacted = {
  /** The snapshot and the number of rows that it was made from: where either has changed meanwhile, nothing is written. */
  was: number
  rows: number
  upTo: number
  state: Uint8Array
  owners: Record<string, string>
  points: { authorId: string; firstSeq: number; lastSeq: number; writtenAt: Date; payload: Uint8Array }[]
}

/** In one transaction: the new snapshot and the history points are there and the rows that they hold are gone, or nothing has changed (false). */
export async function replaceTextLog(
  place: { councilId: string; documentId: string },
  { was, rows, upTo, state, owners, points }: Compacted,
): Promise<boolean> {
  const done = await pools().background.query<{ done: boolean }>(
    'select replace_text_log($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) as done',
    [
      place.councilId,
      place.documentId,
      was,
      rows,
      upTo,
      Buffer.from(state),
      JSON.stringify(owners),
      points.map((point) => point.authorId),
      points.map((point) => point.firstSeq),
      points.map((point) => point.lastSeq),
      points.map((point) => point.writtenAt),
      points.map((point) => Buffer.from(point.payload)),
    ],
  )
  return done.rows[0]?.done === true
}

/** What has been named so far, each thing once and numbered from one in the order of its first naming. */
class Numbered<T> {
  readonly all: T[] = []
  private readonly numbers = new Map<string, number>()
  constructor(private readonly nameOf: (one: T) => string) {}

  numberOf(one: T): number {
    const name = this.nameOf(one)
    const known = this.numbers.get(name)
    if (known) return known
    this.numbers.set(name, this.all.push(one))
    return this.all.length
  }
}

/** PostgreSQL's text form of an array of what needs no quoting: the driver's own looks at each letter. */
function listOf<T>(items: readonly T[], word: (item: T) => string): string {
  let list = ''
  for (const item of items) list += list === '' ? word(item) : `,${word(item)}`
  return `{${list}}`
}
const hexOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength).toString('hex')
