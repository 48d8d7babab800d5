import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'

/** A server that speaks S3, in this process, with one bucket; and the settings by which it is reached. */
export async function startS3() {
  const server = new S3rver({
    ...{ port: 0, address: 'localhost', silent: true, resetOnClose: true },
    directory: mkdtempSync(join(tmpdir(), 'concord-s3-')),
    configureBuckets: [{ name: 'council-files', configs: [] }],
  })
  const { port } = await server.run()
  return {
    settings: {
      ...{ S3_BUCKET: 'council-files', S3_ENDPOINT: `http://localhost:${port}`, S3_REGION: 'eu-west-2' },
      ...{ S3_ACCESS_KEY_ID: 'S3RVER', S3_SECRET_ACCESS_KEY: 'S3RVER', S3_PREFIX: 'concord/' },
    },
    close: () => server.close(),
  }
}
