import pg from 'pg'

/** Hears what verbs announce in their transactions. Comes back by itself when the connection drops; `reconnected` tells that something may have been missed. */
export function listen(
  channel: string,
  heard: (payload: string) => void,
  reconnected: () => void,
): () => Promise<void> {
  let stopped = false
  let client: pg.Client | undefined
  const connect = async (isFirst: boolean): Promise<void> => {
    if (stopped) return
    const next = new pg.Client({ connectionString: process.env.CONCORD_APP_URL })
    let isOver = false
    const retry = () => {
      if (isOver || stopped) return
      isOver = true
      setTimeout(() => void connect(false), 500)
    }
    next.on('error', retry)
    next.on('end', retry)
    next.on('notification', (note) => heard(note.payload ?? ''))
    try {
      await next.connect()
      await next.query(`listen ${next.escapeIdentifier(channel)}`)
      client = next
      if (!isFirst) reconnected()
    } catch {
      retry()
    }
  }
  void connect(true)
  return async () => {
    stopped = true
    await client?.end()
  }
}
