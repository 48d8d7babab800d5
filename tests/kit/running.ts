import { spawnSync } from 'node:child_process'

/** Whether there is a process of this number; one that has ended and that nobody has asked about is none. */
export function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return /^[^\sZ]/.test(stdout.trim())
}
