import { randomUUID } from 'node:crypto'
import type { KnownFolder } from '@/db/folder-id'
import { bucketOwner, claimBucket } from '@/lib/evidence/bucket-owner'

/**
 * Holds the bucket and the database together, as `openSharedFolder` does a folder: two databases in one would take each other's files for
 * left over. DATA_DIR is each node's own then.
 */
export async function openSharedBucket(known: KnownFolder): Promise<void> {
  const id = known.id ?? (await known.remember(randomUUID()))
  const mine = `${id} ${known.database}`
  const there = await bucketOwner()
  if (there === undefined) await claimBucket(mine)
  else if (there !== mine)
    throw new Error(
      'The bucket S3_BUCKET holds files of another database, of which this one may be a copy, below S3_PREFIX. Set S3_PREFIX to a place of its own. Where the database was moved and nobody else uses the bucket, delete the object concord-id there and start again.',
    )
}
