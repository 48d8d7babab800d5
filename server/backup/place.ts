import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres } from '../postgres'
import { clusterHome } from '../postgres-home'

export type Place = {
  ownerUrl: string
  /** Ends what was started for this command alone. A server that others use goes on. */
  leave: () => Promise<void>
  /** Takes away the cluster again, where it was made for this command; nothing else. */
  undo: () => Promise<void>
}

/** Whether there is a cluster of our own for this folder, running or not. */
export const hasCluster = async (dataDir: string) => existsSync(join(await clusterHome(dataDir), 'cluster/PG_VERSION'))

/** The database that these settings name: one elsewhere, or our own, which is adopted where it runs and else started for as long as it takes. */
export async function reachPlace(dataDir: string, databaseUrl?: string): Promise<Place> {
  if (databaseUrl) return { ownerUrl: databaseUrl, leave: async () => {}, undo: async () => {} }
  const wasThere = await hasCluster(dataDir)
  const postgres = await startPostgres(dataDir)
  const leave = async () => {
    if (!postgres.isAdopted && !(await isUsedByOthers(postgres.url))) await postgres.stop()
  }
  return {
    ownerUrl: postgres.url,
    leave,
    undo: async () => {
      if (wasThere) return leave()
      await postgres.stop()
      await rm(await clusterHome(dataDir), { recursive: true, force: true })
    },
  }
}

/** The product may have been started meanwhile and have adopted the server. */
async function isUsedByOthers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ others: number }>(
      `select count(*)::int as others from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and usesysid is not null`,
    )
    return (rows[0]?.others ?? 0) > 0
  } finally {
    await client.end()
  }
}

/** A database's address without who asks for it. */
export function databaseIn(ownerUrl: string): string {
  const { host, pathname } = new URL(ownerUrl)
  return `${host}${pathname}`
}

/** The folder, and where its database lies if that is elsewhere. */
export async function placeInWords(dataDir: string): Promise<string> {
  const home = await clusterHome(dataDir)
  return home.startsWith(dataDir) ? dataDir : `${dataDir} (database: ${home})`
}
