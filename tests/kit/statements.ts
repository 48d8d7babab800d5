import pg from 'pg'

/** What `work` gives back, with every statement that it sent to PostgreSQL, those that begin and end transactions included. */
export async function statementsOf<T>(work: () => Promise<T>): Promise<{ value: T; statements: string[] }> {
  const statements: string[] = []
  const send = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...sent: unknown[]) {
    const [what] = sent as [string | { text: string }]
    statements.push(typeof what === 'string' ? what : what.text)
    return Reflect.apply(send, this, sent)
  } as typeof send
  try {
    return { value: await work(), statements }
  } finally {
    pg.Client.prototype.query = send
  }
}
