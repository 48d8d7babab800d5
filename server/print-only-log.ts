import { format, stripVTControlCharacters } from 'node:util'
import { log, plain } from '@/lib/log'

const LINES = { error: 'error', warn: 'warn', log: 'info', info: 'info', debug: 'debug' } as const

/** The terminal is closed, or who read the log is gone: that must not keep the process from leaving in order. */
const NOBODY_READS = ['EIO', 'EPIPE']

/**
 * From here on this process prints lines of the log and nothing else: also what libraries say by `console`, what Node warns of, and
 * what nobody caught, which ends the process.
 */
export function printOnlyLog(): void {
  for (const [method, level] of Object.entries(LINES))
    console[method as keyof typeof LINES] = (...said: unknown[]) => {
      const fault = said.find((one) => one instanceof Error)
      const words = plain(stripVTControlCharacters(format(...said.filter((one) => one !== fault)))).trim()
      log[level](fault ? { err: fault } : {}, words || 'something was printed')
    }
  process.removeAllListeners('warning') // Node's own, which prints it
  process.on('warning', (warning) => log.warn({ err: warning }, 'Node warns'))
  process.on('uncaughtException', (fault: NodeJS.ErrnoException) => {
    if (fault.syscall === 'write' && NOBODY_READS.includes(fault.code ?? '')) return
    log.fatal({ err: fault }, 'the process ends, because nobody caught a fault')
    process.exit(1)
  })
}

/** Tells whoever started the product: a line to read on a screen, a line of the log everywhere else. */
export function say(line: string, level: 'info' | 'warn' | 'fatal' = 'info'): void {
  if (process.stdout.isTTY) process.stdout.write(`${line}\n`)
  else log[level](line)
}
