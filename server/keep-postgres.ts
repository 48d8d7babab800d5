import { log } from '@/lib/log'
import { keepRunning } from './keep-running'
import { type Postgres, rotateLog, startPostgres } from './postgres'

/** Milliseconds between two looks at how long PostgreSQL's log has become. */
const LOG_EVERY = 60_000

/**
 * Our own PostgreSQL, kept running: where it ends by itself it is started anew on the same port, until it stays. Whoever
 * writes meanwhile waits, as for any database that is away.
 */
export async function keepPostgres(dataDir: string): Promise<Postgres> {
  const first = await startPostgres(dataDir)
  const port = Number(new URL(first.url).port)
  let running = first
  let isStopping = false
  const kept = keepRunning(async () => {
    running = await startPostgres(dataDir, port)
    log.warn('PostgreSQL runs again')
    watch()
  }, 'PostgreSQL could not be started again, and is tried once more')
  const watch = () =>
    void running.ended.then(() => {
      if (isStopping) return
      log.error({ file: running.logFile }, 'PostgreSQL has ended by itself and is started again')
      kept.again()
    })
  watch()
  const clock = setInterval(
    () => rotateLog(first.logFile).catch((fault) => log.warn({ err: fault }, 'the log of PostgreSQL grows on')),
    LOG_EVERY,
  ).unref()
  return {
    ...first,
    stop: async () => {
      isStopping = true
      kept.stop()
      clearInterval(clock)
      await running.stop()
    },
  }
}
