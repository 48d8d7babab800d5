import { readdirSync, readFileSync } from 'node:fs'
import * as Y from 'yjs'

/** CPU seconds that these processes have used, user and system, from /proc; `ticks` are hundredths. */
export function cpuSeconds(pids: number[]): number {
  let ticks = 0
  for (const pid of pids) {
    const stat = readProc(`${pid}/stat`)
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    for (const at of [11, 12, 13, 14]) ticks += Number(fields[at] ?? 0) // utime, stime, and of children that have ended
  }
  return ticks / 100
}

/** Resident kilobytes of a process. */
export const residentKb = (pid: number) => Number(/VmRSS:\s+(\d+)/.exec(readProc(`${pid}/status`))?.[1] ?? 0)

export const parentOf = (pid: number) => Number(readProc(`${pid}/stat`).split(') ')[1]?.split(' ')[1])

/** A process and all that it has started. */
export function withChildren(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    parents.set(Number(name), parentOf(Number(name)))
  }
  const found = [pid]
  for (let at = 0; at < found.length; at++)
    for (const [child, parent] of parents) if (parent === found[at]) found.push(child)
  return found
}

/** Somebody typing at the end of a text of their own: each call is one keystroke as a Yjs update. */
export function typist() {
  const doc = new Y.Doc()
  const text = doc.getText('words')
  let update = new Uint8Array()
  doc.on('update', (made: Uint8Array) => {
    update = made as Uint8Array<ArrayBuffer>
  })
  let n = 0
  return () => {
    text.insert(text.length, n++ % 6 === 5 ? ' ' : 'concord'.charAt(n % 7))
    return update
  }
}

/** Which keystrokes an update brings: Yjs client and clock as one number each. */
export function keysOf(update: Uint8Array): string[] {
  return Y.decodeUpdate(update).structs.flatMap((struct) =>
    Array.from({ length: struct.length }, (_, at) => `${struct.id.client} ${struct.id.clock + at}`),
  )
}

export const quantile = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
export const median = (values: number[]) =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  )

function readProc(path: string) {
  try {
    return readFileSync(`/proc/${path}`, 'utf8')
  } catch {
    return '' // it has ended meanwhile
  }
}
