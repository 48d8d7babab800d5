import { ListObjectsV2Command, S3Client, type S3ClientConfig, S3ServiceException } from '@aws-sdk/client-s3'
import { env } from '../env'

const kept = globalThis as { concordS3?: { of: string; client: S3Client } }

/** How the S3 of the settings is reached. Checksums of its own are asked for only where we give one: not every S3 knows them. */
function s3Config(): S3ClientConfig & { bucket: string } {
  const { S3_BUCKET = '', S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env()
  return {
    ...{ bucket: S3_BUCKET, region: S3_REGION },
    ...(S3_ENDPOINT ? { endpoint: S3_ENDPOINT, forcePathStyle: true } : {}),
    ...(S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY
      ? { credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY } }
      : {}),
    ...{ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' },
  }
}

/** The one client of this process. */
export function s3(): { client: S3Client; bucket: string; prefix: string } {
  const { bucket, ...config } = s3Config()
  const of = JSON.stringify([bucket, config])
  if (kept.concordS3?.of !== of) kept.concordS3 = { of, client: new S3Client(config) }
  return { client: kept.concordS3.client, bucket, prefix: env().S3_PREFIX }
}

export type Lying = { key: string; size: number; at: Date }
/** What lies below a name, page by page. */
export async function* listS3(Prefix: string): AsyncGenerator<Lying> {
  const { client, bucket } = s3()
  for (let ContinuationToken: string | undefined, isMore = true; isMore; ) {
    const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix, ContinuationToken }))
    for (const { Key = '', Size = 0, LastModified = new Date() } of page.Contents ?? [])
      yield { key: Key, size: Size, at: LastModified }
    ContinuationToken = page.NextContinuationToken
    isMore = page.IsTruncated === true && ContinuationToken !== undefined
  }
}

/** For what may be missing: any other fault is one. */
export function unlessMissing(fault: unknown): undefined {
  if (fault instanceof S3ServiceException && fault.$metadata.httpStatusCode === 404) return undefined
  throw fault
}
