import pg from 'pg'
import { putDemoPeople } from './demo-people'
import { migrate } from './migrate'
import { loadReference } from './reference/load'
import type { ServingUrls } from './roles'

/** Everything that the owning role does at a start: schema, framework and library, and the demo's people where wanted. */
export async function setUpDatabase(ownerUrl: string, secret: string, withDemo: boolean): Promise<ServingUrls> {
  const urls = await migrate(ownerUrl, secret)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await loadReference(client)
    if (withDemo) await putDemoPeople(client)
  } finally {
    await client.end()
  }
  return urls
}
