import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Milliseconds between two looks at whether who started this process is still there. */
const LOOKS_EVERY = 500

/**
 * Calls `gone` once npm, which started this process, has ended: it may be killed, and the shell that it puts between passes no
 * signal on. Whoever starts this without npm is not watched, and may leave it running.
 */
export function whenNpmGoes(gone) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parent = process.ppid
  const { parent: above, command } = lookAt(parent)
  const shell = command.includes('server/start.mjs') ? parent : undefined
  const clock = setInterval(() => {
    if (process.ppid === parent && (!shell || lookAt(shell).parent === above)) return
    clearInterval(clock)
    gone()
  }, LOOKS_EVERY).unref()
}

/** Whose child it is, and what was started. */
function lookAt(pid) {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return { parent, command }
  } catch {
    return askPs(pid)
  }
}

/** The same where there is no /proc. */
function askPs(pid) {
  try {
    const said = execFileSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' })
    const [, parent, command = ''] = /^\s*(\d+)\s+(.*)/.exec(said) ?? []
    return { parent, command }
  } catch {
    return { parent: undefined, command: '' }
  }
}
