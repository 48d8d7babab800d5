import pg from 'pg'
import { endDemoPeople, putDemoPeople } from './demo-people'
import { type Migrated, migrate } from './migrate'
import { loadReference } from './reference/load'

/** Everything that the owning role does at a start: schema, framework and library, and the demo's people, who end where it is not wanted. */
export async function setUpDatabase(ownerUrl: string, secret: string, withDemo: boolean): Promise<Migrated> {
  const migrated = await migrate(ownerUrl, secret)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await loadReference(client)
    await (withDemo ? putDemoPeople(client) : endDemoPeople(client))
  } finally {
    await client.end()
  }
  return migrated
}
