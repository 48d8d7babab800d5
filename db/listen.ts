import pg from 'pg'

/** Milliseconds. Nothing may come over a connection for hours, so it is asked whether it lives. */
const USUAL = { askEvery: 3_000, answeredWithin: 3_000 }

/**
 * Hears what verbs announce in their transactions. Comes back by itself when the connection drops, or dies without a word;
 * `missed`: something may have been announced while nobody could hear it, at first too.
 */
export function listen(
  channel: string,
  heard: (payload: string) => void,
  missed: () => void,
  { askEvery, answeredWithin } = USUAL,
): () => Promise<void> {
  let stopped = false
  let client: pg.Client | undefined
  const connect = async (): Promise<void> => {
    if (stopped) return
    const next = new pg.Client({
      connectionString: process.env.CONCORD_APP_URL,
      connectionTimeoutMillis: answeredWithin,
      query_timeout: answeredWithin,
    })
    let isOver = false
    let asking: ReturnType<typeof setInterval> | undefined
    const retry = () => {
      clearInterval(asking)
      if (isOver || stopped) return
      isOver = true
      setTimeout(() => void connect(), 500)
    }
    const giveUp = () => {
      retry()
      next.end().catch(() => {})
    }
    next.on('error', retry)
    next.on('end', retry)
    next.on('notification', (note) => heard(note.payload ?? ''))
    try {
      await next.connect()
      await next.query(`listen ${next.escapeIdentifier(channel)}`)
      if (stopped) return giveUp()
      client = next
      let isAsked = false
      asking = setInterval(() => {
        if (isAsked) return
        isAsked = true
        next.query('select 1').then(() => {
          isAsked = false
        }, giveUp)
      }, askEvery)
      missed()
    } catch {
      giveUp()
    }
  }
  void connect()
  return async () => {
    stopped = true
    const late = new Promise<void>((over) => setTimeout(over, answeredWithin).unref())
    await Promise.race([client?.end(), late])
  }
}
