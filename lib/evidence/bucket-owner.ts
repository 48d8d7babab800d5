import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { s3 } from './s3-client'

const at = () => {
  const { bucket, prefix } = s3()
  return { Bucket: bucket, Key: `${prefix}concord-id` }
}

/** Which database the files in the bucket are of; nothing where none has said so. */
export async function bucketOwner(): Promise<string | undefined> {
  try {
    const { Body } = await s3().client.send(new GetObjectCommand(at()))
    return (await Body?.transformToString())?.trim() || undefined
  } catch (fault) {
    if ((fault as { name?: string }).name === 'NoSuchKey') return undefined
    throw new Error(
      'The S3 of the settings does not let Concord in, or has no such bucket: look at S3_ENDPOINT, S3_BUCKET and the key.',
      {
        cause: fault,
      },
    )
  }
}

export const claimBucket = (owner: string) => s3().client.send(new PutObjectCommand({ ...at(), Body: `${owner}\n` }))
