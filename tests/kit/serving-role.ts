import pg from 'pg'
import { actingKey, proofOf } from '@/db/acting-key'
import { servingUrls } from '@/db/migrate'
import { SERVING_ROLES, type ServingRole } from '@/db/roles'
import { testDatabase } from './database'
import { TEST_SECRET } from './postgres'

export const EVERY_ROLE = Object.keys(SERVING_ROLES) as ServingRole[]

type Who = { userId: string; place?: { council?: string; review?: string } }

/**
 * A connection as a serving role, as whoever stole its password has it. `as` does what the product does besides: it proves who
 * acts. What is done is undone again.
 */
export async function connectAs(role: ServingRole) {
  const { ownerUrl } = await testDatabase()
  const urls = await servingUrls(ownerUrl, TEST_SECRET)
  const client = new pg.Client(urls[role])
  await client.connect()
  const backend = Number((await client.query('select pg_backend_pid() as pid')).rows[0].pid)
  const prove = (userId: string) => proofOf(actingKey(TEST_SECRET), backend, userId)

  const undone = async <T>(work: () => Promise<T>): Promise<T> => {
    await client.query('begin')
    try {
      return await work()
    } finally {
      await client.query('rollback')
    }
  }
  return {
    role: SERVING_ROLES[role],
    client,
    backend,
    prove,
    undone,
    /** Within one transaction, which is undone, as this person. */
    as: <T>({ userId, place = {} }: Who, work: () => Promise<T>) =>
      undone(async () => {
        await client.query(
          `select act_as(nullif($1, '')::uuid, $2), set_config('concord.council', $3, true), set_config('concord.review', $4, true)`,
          [userId, prove(userId), place.council ?? '', place.review ?? ''],
        )
        return work()
      }),
    end: () => client.end(),
  }
}
export type Connected = Awaited<ReturnType<typeof connectAs>>

/** What PostgreSQL answers to one statement: how many rows, or the code of its refusal. Leaves the transaction as it was. */
export async function attempt(client: pg.Client, statement: string, values: unknown[] = []): Promise<number | string> {
  await client.query('savepoint attempt')
  try {
    return (await client.query(statement, values)).rowCount ?? 0
  } catch (fault) {
    await client.query('rollback to savepoint attempt')
    return (fault as { code?: string }).code ?? 'no code'
  }
}
