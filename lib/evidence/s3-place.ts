import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { isId } from '@/db/ids'
import { diskPlace, placeOf } from './disk-place'
import { listS3, s3, unlessMissing } from './s3-client'
import type { FilePlace, Part } from './stored'

/*
 * The same files in any S3, by the same names below a prefix; all nodes share them. What lies in DATA_DIR from before, or out of a
 * backup that was restored there, is found as well, so that a council can move without a stop.
 */

/** The S3 that the settings name. */
export function s3Place(): FilePlace {
  const { client, bucket, prefix } = s3()
  const at = (councilId: string, sha256: string) => {
    placeOf(councilId, sha256) // or it is no name of a file
    return { Bucket: bucket, Key: `${prefix}files/${councilId}/${sha256}` }
  }
  const found = (councilId: string, sha256: string) => headOf(client, at(councilId, sha256))
  return {
    /** S3 takes it whole or not at all, and holds it against its hash. */
    async keep({ path, councilId, sha256, size }) {
      await client.send(
        new PutObjectCommand({
          ...{ ...at(councilId, sha256), Body: createReadStream(path), ContentLength: size },
          ...{ ContentType: 'application/octet-stream', ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64') },
        }),
      )
    },
    async open(councilId, sha256) {
      const head = await found(councilId, sha256)
      if (!head) return diskPlace.open(councilId, sha256)
      const read = (part?: Part) => Readable.from(bytesOf(client, at(councilId, sha256), part), { objectMode: false })
      return { size: head.size, read }
    },
    async *list(before) {
      const below = `${prefix}files/`
      for await (const { key, at: keptAt } of listS3(below)) {
        const [councilId = '', sha256 = ''] = key.slice(below.length).split('/')
        if (isId(councilId) && /^[0-9a-f]{64}$/.test(sha256) && keptAt < before) yield { councilId, sha256 }
      }
      yield* diskPlace.list(before)
    },
    async delete(file, before) {
      const head = await found(file.councilId, file.sha256)
      if (head && before && !(head.keptAt < before)) return false
      if (head) await client.send(new DeleteObjectCommand(at(file.councilId, file.sha256)))
      const wasOnDisk = await diskPlace.delete(file, before)
      return head !== undefined || wasOnDisk
    },
    async tryOut() {
      await client.send(new HeadBucketCommand({ Bucket: bucket }))
    },
  }
}

type At = { Bucket: string; Key: string }

async function headOf(client: S3Client, at: At): Promise<{ size: number; keptAt: Date } | undefined> {
  const head = await client.send(new HeadObjectCommand(at)).catch(unlessMissing)
  return head && { size: head.ContentLength ?? 0, keptAt: head.LastModified ?? new Date(0) }
}

/** Asked for when the first byte is wanted. */
async function* bytesOf(client: S3Client, at: At, part: Part | undefined): AsyncGenerator<Uint8Array> {
  const range = part ? { Range: `bytes=${part.start}-${part.end}` } : {}
  const { Body } = await client.send(new GetObjectCommand({ ...at, ...range }))
  if (Body) yield* Body as unknown as AsyncIterable<Uint8Array>
}
