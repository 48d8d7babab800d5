// Loaded before anything else in the processes of a product (`--import`): every statement that is sent to PostgreSQL while the
// file that CONCORD_STATEMENTS names is there becomes a line of it. See `statements.ts`.
import { appendFileSync, existsSync } from 'node:fs'
import pg from 'pg'

const file = process.env.CONCORD_STATEMENTS
const send = pg.Client.prototype.query
if (file)
  pg.Client.prototype.query = function record(asked, values, ...more) {
    if (existsSync(file)) {
      const text = typeof asked === 'string' ? asked : asked?.text
      const given = (Array.isArray(values) ? values : asked?.values) ?? []
      const kept = given.map((value) => (Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value))
      const sent = { role: this.user, connection: `${process.pid} ${this.processID}`, text, values: kept }
      if (text) appendFileSync(file, `${JSON.stringify(sent)}\n`)
    }
    return send.call(this, asked, values, ...more)
  }
