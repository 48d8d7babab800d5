import { closeSync, fdatasyncSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { testDatabase } from '../kit/database'
import type { Counts, Crowd } from './crowd'
import type { Server } from './servers'

export const pause = (ms: number) => new Promise((over) => setTimeout(over, ms))

/** What a stretch of time came to: what the crowd did and saw, and seconds of CPU that it took. */
export type Stretch = Counts & { seconds: number; server: number; database: number; work: number }

/** Measures while `milliseconds` pass, or while `work` lasts. */
export async function stretch(server: Server, crowd: Crowd, work: number | (() => Promise<unknown>)): Promise<Stretch> {
  const began = performance.now()
  const [before, cpuBefore] = [await crowd.counts(), await cpuOf(server)]
  await (typeof work === 'number' ? pause(work) : work())
  const [after, cpuAfter] = [await crowd.counts(), await cpuOf(server)]
  const difference = Object.fromEntries(
    Object.entries(after).map(([what, count]) => [what, count - before[what as keyof Counts]]),
  ) as Counts
  const own = cpuAfter.server - cpuBefore.server
  const database = cpuAfter.database - cpuBefore.database
  return { ...difference, seconds: (performance.now() - began) / 1000, server: own, database, work: own + database }
}

/** CPU seconds of the server's process and, where it works for it, of PostgreSQL with all its processes. */
export async function cpuOf(server: Server) {
  const own = cpuSeconds([server.pid()])
  if (!server.usesDatabase) return { server: own, database: 0 }
  const { owner } = await testDatabase()
  const { rows } = await owner.query<{ pid: number }>(
    `select pid from pg_stat_activity where backend_type = 'checkpointer'`,
  )
  return { server: own, database: cpuSeconds(withChildren(parentOf(rows[0]?.pid ?? 0))) }
}

/** User and system, from /proc; its ticks are hundredths. */
function cpuSeconds(pids: number[]): number {
  let ticks = 0
  for (const pid of pids) {
    const stat = readProc(`${pid}/stat`)
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    for (const at of [11, 12, 13, 14]) ticks += Number(fields[at] ?? 0) // utime, stime, and of children that have ended
  }
  return ticks / 100
}

/** Resident kilobytes of a server. */
export const residentKb = (server: Server) =>
  Number(/VmRSS:\s+(\d+)/.exec(readProc(`${server.pid()}/status`))?.[1] ?? 0)

const parentOf = (pid: number) => Number(readProc(`${pid}/stat`).split(') ')[1]?.split(' ')[1])

/** A process and all that it has started. */
export function withChildren(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(Number(name)))
  const found = [pid]
  for (let at = 0; at < found.length; at++)
    for (const [child, parent] of parents) if (parent === found[at]) found.push(child)
  return found
}

export const quantile = (sorted: ArrayLike<number>, share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
export const median = (values: number[]) =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  )

/** Milliseconds that this folder's disk takes to have a written page safe: what no commit can be faster than. */
export function diskSyncMs(folder: string): number {
  const path = join(folder, 'disk-sync')
  const file = openSync(path, 'w')
  const times = Array.from({ length: 50 }, () => {
    const began = performance.now()
    writeSync(file, Buffer.alloc(8192))
    fdatasyncSync(file)
    return performance.now() - began
  })
  closeSync(file)
  rmSync(path)
  return median(times)
}

function readProc(path: string) {
  try {
    return readFileSync(`/proc/${path}`, 'utf8')
  } catch {
    return '' // it has ended meanwhile
  }
}
