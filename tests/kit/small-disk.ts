import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'

export type SmallDisk = {
  path: string
  /** Until nothing more goes on it. */
  fill: () => void
  free: () => void
  end: () => void
}

/** A disk of its own of so many bytes, in memory, that can really be full, over this folder; undefined where nothing may be mounted. */
export function smallDisk(
  bytes: number,
  path = mkdtempSync(join(tmpdir(), 'concord-small-disk-')),
  owner = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 },
) {
  const { uid, gid } = owner
  const mounted = spawnSync('mount', [
    '-t',
    'tmpfs',
    '-o',
    `size=${bytes},mode=700,uid=${uid},gid=${gid}`,
    'tmpfs',
    path,
  ])
  if (mounted.status !== 0) return undefined
  const ballast = join(path, 'ballast')
  return {
    path,
    fill: () => {
      for (let size = bytes; size >= 1; size = Math.floor(size / 2))
        try {
          for (;;) writeFileSync(ballast, Buffer.alloc(size, 1), { flag: 'a' })
        } catch {
          // so much does not go on it any more, and perhaps half of it does
        }
    },
    free: () => rmSync(ballast, { force: true }),
    end: () => void spawnSync('umount', ['-l', path]),
  } satisfies SmallDisk
}

/** A small disk on which PostgreSQL keeps these tables from now on; undefined where there can be none, or PostgreSQL is on another machine. */
export async function tablesOnSmallDisk(owner: pg.Pool, bytes: number, tables: readonly string[]) {
  const folder = (await owner.query('show data_directory')).rows[0].data_directory as string
  const lies = statSync(folder, { throwIfNoEntry: false })
  const disk = lies && smallDisk(bytes, undefined, lies)
  if (!disk) return undefined
  const name = `small_${process.pid}`
  await owner.query(`create tablespace ${name} location '${disk.path}'`)
  for (const table of tables) await owner.query(`alter table ${table} set tablespace ${name}`)
  return {
    ...disk,
    end: async () => {
      disk.free()
      for (const table of tables) await owner.query(`alter table ${table} set tablespace pg_default`)
      await owner.query(`drop tablespace ${name}`)
      disk.end()
    },
  }
}
