// Hocuspocus with its database extension on the same PostgreSQL, as its documentation sets it up.
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.PEER_DATABASE_URL, max: 4 })
await pool.query('create table if not exists hocuspocus (name text primary key, data bytea not null)')
const server = new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  extensions: [
    new Database({
      fetch: async ({ documentName }) =>
        (await pool.query('select data from hocuspocus where name = $1', [documentName])).rows[0]?.data ?? null,
      store: async ({ documentName, state }) => {
        await pool.query(
          'insert into hocuspocus (name, data) values ($1, $2) on conflict (name) do update set data = excluded.data',
          [documentName, Buffer.from(state)],
        )
      },
    }),
  ],
})
await server.listen()
console.log('listening')
