import { pools } from './pools'

type Place = { councilId: string; documentId: string }
type Hangs = {
  start: Uint8Array
  end: Uint8Array
  seq: number
  isLost: boolean
  sought: {
    words: string
    before: string
    after: string
    wentBefore: number
    wentAfter: number
    paragraph: number
  } | null
}
export type StoredAnchor = Hangs & { id: string; quote: string; isOpen: boolean }

/** For following alone: where comments on a text and marks of evidence in it hang, whoever may see them. */
export async function readAnchors({ councilId, documentId }: Place): Promise<StoredAnchor[]> {
  const { rows } = await pools().background.query<{
    id: string
    anchor_start: Buffer
    anchor_end: Buffer
    seq: string
    is_lost: boolean
    quote: string
    words: string | null
    before: string | null
    after: string | null
    went_before: number | null
    went_after: number | null
    paragraph: number | null
    is_open: boolean
  }>('select * from read_anchors($1, $2)', [councilId, documentId])
  return rows.map((row) => ({
    id: row.id,
    ...{ start: new Uint8Array(row.anchor_start), end: new Uint8Array(row.anchor_end) },
    ...{ seq: Number(row.seq), isLost: row.is_lost, quote: row.quote, isOpen: row.is_open },
    sought:
      row.words === null
        ? null
        : {
            ...{ words: row.words, before: row.before ?? '', after: row.after ?? '', paragraph: row.paragraph ?? 0 },
            ...{ wentBefore: row.went_before ?? 0, wentAfter: row.went_after ?? 0 },
          },
  }))
}

export type MovedAnchor = Hangs & { id: string; was: { start: Uint8Array; seq: number } }

/** Writes where these hang now and says of how many: those that somebody else moved meanwhile stay as they are. */
export async function moveAnchors({ councilId, documentId }: Place, moved: readonly MovedAnchor[]): Promise<number> {
  const { rows } = await pools().background.query<{ moved: number }>(
    'select move_anchors($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) as moved',
    [
      councilId,
      documentId,
      moved.map(({ id }) => id),
      moved.map(({ was }) => Buffer.from(was.start)),
      moved.map(({ was }) => was.seq),
      moved.map(({ start }) => Buffer.from(start)),
      moved.map(({ end }) => Buffer.from(end)),
      moved.map(({ seq }) => seq),
      moved.map(({ isLost }) => isLost),
      moved.map(({ sought }) => sought?.words ?? null),
      moved.map(({ sought }) => sought?.before ?? null),
      moved.map(({ sought }) => sought?.after ?? null),
      moved.map(({ sought }) => sought?.wentBefore ?? null),
      moved.map(({ sought }) => sought?.wentAfter ?? null),
      moved.map(({ sought }) => sought?.paragraph ?? null),
    ],
  )
  return rows[0]?.moved ?? 0
}
