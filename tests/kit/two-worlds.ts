import pg from 'pg'
import { inject } from 'vitest'
import { servingUrls } from '@/db/migrate'
import { closePools } from '@/db/pools'
import type { ServingUrls } from '@/db/roles'
import { serveAs } from '@/db/serving'
import { copyDatabase, testDatabase } from './database'
import { TEST_SECRET } from './postgres'

export type World = { name: 'one' | 'other'; owner: pg.Pool; ownerUrl: string }
export type TwoWorlds = {
  /** Does the same in both, one after the other, with the gate pointed at each in turn; gives back both results. */
  both: <T>(work: (world: World) => Promise<T>) => Promise<[one: T, other: T]>
  /** Does something in one of them alone: that by which they are to differ. */
  only: <T>(name: World['name'], work: (world: World) => Promise<T>) => Promise<T>
  end: () => Promise<void>
}

/**
 * Two copies of the test's database, the same to the byte: every id, every time. What is then done in only one of them is
 * the one difference; whatever others receive afterwards must be equal, byte by byte, or it gives the difference away.
 * Callers carry a fixed `now`, so that times do not differ by themselves. Build the world before this is called.
 */
export async function twoWorlds(): Promise<TwoWorlds> {
  const { ownerUrl } = await testDatabase()
  const serverUrl = inject('serverUrl')
  const base = new URL(ownerUrl).pathname.slice(1)
  const home = { ...process.env }
  await closePools()
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [base])
  const made: (World & { urls: ServingUrls; database: string })[] = []
  for (const name of ['one', 'other'] as const) {
    const database = `${base}_${name}_${Date.now().toString(36)}`
    const [url, ownerUrl] = await copyDatabase(database, base)
    const owner = new pg.Pool({ connectionString: url, max: 2 })
    owner.on('error', () => {})
    made.push({ name, owner, ownerUrl, urls: await servingUrls(ownerUrl, TEST_SECRET), database })
  }

  const within = async <T>(world: (typeof made)[number], work: (world: World) => Promise<T>) => {
    serveAs({ ...world.urls, app: world.urls.demo }, TEST_SECRET) // so that both can act at the same moment
    await closePools()
    return work({ name: world.name, owner: world.owner, ownerUrl: world.ownerUrl })
  }
  const [one, other] = made as [(typeof made)[number], (typeof made)[number]]
  return {
    both: async (work) => [await within(one, work), await within(other, work)],
    only: (name, work) => within(name === 'one' ? one : other, work),
    end: async () => {
      await closePools()
      Object.assign(process.env, home)
      for (const { owner, database } of made) {
        await owner.end()
        await admin.query(`drop database ${database} with (force)`)
      }
      await admin.end()
    },
  }
}
