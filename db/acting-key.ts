import { createHmac } from 'node:crypto'
import type pg from 'pg'

/** SHA-256's block, which RFC 2104 pads a key to. */
const BLOCK = 64

/** The key by which the product proves to the database who acts. It follows from the secret; the serving roles never see it. */
export const actingKey = (secret: string): Buffer => createHmac('sha256', secret).update('who acts').digest()

/** The proof that this process may act as a person on one connection: it is worth nothing on another, or for somebody else. */
export const proofOf = (key: Buffer, backend: number, userId: string): string =>
  createHmac('sha256', key).update(`${backend} ${userId.toLowerCase()}`).digest('hex')

/** As the owning role: from here on proofs by this secret count, and no others. Says whether another one counted before. */
export async function keepActingKey(client: pg.ClientBase, secret: string): Promise<boolean> {
  const key = actingKey(secret)
  const half = (pad: number) => Buffer.alloc(BLOCK).map((_, at) => (key[at] ?? 0) ^ pad)
  const before = await client.query<{ inner: Buffer }>('select inner_pad as inner from acting_keys')
  await client.query(
    `insert into acting_keys (id, inner_pad, outer_pad) values (1, $1, $2)
     on conflict (id) do update set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad`,
    [half(0x36), half(0x5c)],
  )
  return before.rows[0] !== undefined && !before.rows[0].inner.equals(half(0x36))
}
