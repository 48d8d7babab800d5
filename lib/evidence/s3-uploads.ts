import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { DataStore, ERRORS, Upload } from '@tus/server'
import { type Lying, listS3, s3, unlessMissing } from './s3-client'

/** As much as a piece has at most: so much of an upload is held at once, and lost where a node dies. */
const PIECE = 5_000_000

const under = (id = '') => `${s3().prefix}uploads/${id}`
const pieceAt = (id: string, offset: number) => `${under(id)}/${String(offset).padStart(12, '0')}`
const send = {
  put: (Key: string, Body: string | Uint8Array) =>
    s3().client.send(new PutObjectCommand({ Bucket: s3().bucket, Key, Body })),
  get: async (Key: string) => (await s3().client.send(new GetObjectCommand({ Bucket: s3().bucket, Key }))).Body,
  drop: (Key: string) => s3().client.send(new DeleteObjectCommand({ Bucket: s3().bucket, Key })),
}

/**
 * Uploads that are under way, in the S3 that all nodes share: the next piece of one may reach another node. Each piece is an object that
 * is named by where it begins, so that any S3 will do; what has come of a piece when the line breaks is kept.
 */
export class S3Uploads extends DataStore {
  override extensions = ['creation', 'termination']

  override async create(upload: Upload) {
    await send.put(`${under(upload.id)}/about`, JSON.stringify({ size: upload.size, metadata: upload.metadata }))
    return upload
  }

  override async write(source: AsyncIterable<Uint8Array>, id: string, offset: number) {
    let [begin, held, length] = [offset, [] as Uint8Array[], 0]
    const keep = async () => {
      if (length > 0) await send.put(pieceAt(id, begin), Buffer.concat(held))
      ;[begin, held, length] = [begin + length, [], 0]
    }
    try {
      for await (const bytes of source) {
        held.push(bytes)
        length += bytes.byteLength
        if (length >= PIECE) await keep()
      }
    } finally {
      await keep()
    }
    return begin
  }

  override async getUpload(id: string) {
    const about = await send.get(`${under(id)}/about`).catch(unlessMissing)
    if (!about) throw ERRORS.FILE_NOT_FOUND
    const { size, metadata } = JSON.parse(await about.transformToString()) as Pick<Upload, 'size' | 'metadata'>
    const offset = (await this.pieces(id)).reduce((sum, piece) => sum + piece.size, 0)
    return new Upload({ id, size: size ?? 0, offset, ...(metadata ? { metadata } : {}) })
  }

  /** Its bytes, piece by piece. */
  async *read(id: string): AsyncGenerator<Uint8Array> {
    for (const { key } of await this.pieces(id)) {
      const body = await send.get(key)
      if (body) yield* body as unknown as AsyncIterable<Uint8Array>
    }
  }

  override async remove(id: string) {
    for await (const { key } of listS3(`${under(id)}/`)) await send.drop(key)
  }

  /** Lets go of those that nobody has gone on with since this moment; says how many. */
  async dropStale(before: Date): Promise<number> {
    const latest = new Map<string, Date>()
    for await (const { key, at } of listS3(under())) {
      const id = key.slice(under().length).split('/')[0] ?? ''
      const known = latest.get(id)
      if (!known || known < at) latest.set(id, at)
    }
    const stale = [...latest].filter(([, at]) => at < before)
    for (const [id] of stale) await this.remove(id)
    return stale.length
  }

  /**
   * Those of which each begins where the one before ends. A node whose line to the sender stalls may shorten a piece that the sender
   * has sent again through another by then: what lies beyond such a gap is sent again.
   */
  private async pieces(id: string): Promise<Lying[]> {
    const found = new Map<string, Lying>()
    for await (const one of listS3(`${under(id)}/`)) found.set(one.key, one)
    const joined: Lying[] = []
    for (let next = found.get(pieceAt(id, 0)), end = 0; next; next = found.get(pieceAt(id, end))) {
      joined.push(next)
      end += next.size
    }
    return joined
  }
}
