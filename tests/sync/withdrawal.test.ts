import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Connection, connectDocument } from '@/lib/sync/browser/client'
import { dial, type Hear, type Line, type LineOptions } from '@/lib/sync/browser/line'
import { testDatabase } from '../kit/database'
import { named } from '../kit/named'
import { type Realtime, startRealtime } from '../kit/realtime'
import { cookieOf } from '../kit/session'
import { buildWorld } from '../kit/world'

let server: Realtime
const open: Connection[] = []
const lines: Line[] = []
beforeAll(async () => {
  const { owner } = await testDatabase()
  // PostgreSQL itself holds an answer back: what was read before the wait is old when it comes.
  const holding = `
    create table holding (what text);
    create function held_back(place text) returns boolean language plpgsql volatile security definer set search_path = public as $$ begin
      if exists (select 1 from holding where what = place) then perform pg_advisory_lock_shared(4711), pg_advisory_unlock_shared(4711); end if;
      return true;
    end $$;
    create policy sessions_held_back on sessions as restrictive for select to concord_identity using (held_back('sessions'));
    create policy documents_held_back on documents as restrictive for select to concord_app using (held_back('documents'));
    create policy assessments_held_back on assessments as restrictive for select to concord_app using (held_back('assessments'));`
  await owner.query(await named(owner, holding))
  server = await startRealtime()
})
afterAll(async () => {
  for (const one of open) one.close()
  for (const line of lines) line.disconnect()
  await server.kill()
})

/** While `began` waits for its answer from this table, `meanwhile` happens and is answered first. */
async function answeredLate(
  what: 'sessions' | 'documents' | 'assessments',
  began: () => unknown,
  meanwhile: () => Promise<unknown>,
) {
  const { owner } = await testDatabase()
  const holder = await owner.connect()
  try {
    await holder.query('select pg_advisory_lock(4711)')
    await holder.query('insert into holding values ($1)', [what])
    await began()
    const waiting = `select 1 from pg_locks where locktype = 'advisory' and objid = 4711 and not granted
      and database = (select oid from pg_database where datname = current_database())`
    await expect.poll(async () => (await holder.query(waiting)).rowCount, { timeout: 10_000 }).toBeGreaterThan(0)
    await holder.query('delete from holding')
    await meanwhile()
  } finally {
    await holder.query('select pg_advisory_unlock(4711)')
    holder.release()
  }
}

/** As a browser does: whenever the server ends a connection, the next is made with the cookie of then. */
function browserLine(options: LineOptions, jar: { cookie: string }): Line {
  const heard: [name: string, hear: Hear][] = []
  const begin = () => {
    const line = dial({ ...options, cookie: jar.cookie })
    for (const [name, hear] of heard) line.on(name, hear)
    line.on('disconnect', ((reason: string) => {
      if (reason !== 'io server disconnect') return
      line.disconnect()
      own = begin()
    }) as Hear)
    return line
  }
  let own = begin()
  return {
    get connected() {
      return own.connected
    },
    on: (name, hear) => {
      heard.push([name, hear])
      own.on(name, hear)
    },
    emit: (name, ...args) => own.emit(name, ...args),
    timeout: (ms) => own.timeout(ms),
    connect: () => own.connect(),
    disconnect: () => own.disconnect(),
  }
}

const tell = async (announcement: object) => {
  const { owner } = await testDatabase()
  await owner.query(`select pg_notify('concord', $1)`, [JSON.stringify({ topic: 'access', ...announcement })])
}

async function world() {
  const { council, lead, assessment } = await buildWorld({ people: { officer: 2 } })
  const connect = async (who: number) => {
    const { userId } = council.person('officer', who)
    const cookie = await cookieOf({ userId })
    const { documentId } = assessment.question('1.1')
    const line = () => {
      const made = connectDocument({ baseUrl: server.baseUrl, council: council.slug, documentId, cookie })
      open.push(made)
      return made
    }
    return { userId, cookie, line }
  }
  return { council, lead, assessment, connect }
}

describe('a right that ends while it is being asked about', () => {
  it('[R10] of two answers about one seat the later question counts, whichever comes first', async () => {
    const { owner } = await testDatabase()
    const w = await world()
    const { userId, line } = await w.connect(0)
    const writer = line()
    await writer.whenJoined
    expect(writer.access()).toBe('write')
    let heard: string[] = []
    writer.on((event) => event === 'access' && heard.push(writer.access()))
    await answeredLate(
      'documents',
      () => tell({ user: userId }),
      async () => {
        await owner.query(`update memberships set role = 'observer' where user_id = $1`, [userId])
        await tell({ user: userId })
        await expect.poll(() => writer.access(), { timeout: 10_000 }).toBe('read')
        heard = []
      },
    )
    await new Promise((over) => setTimeout(over, 500)) // the older answer comes
    expect(heard).toEqual([])
    await owner.query('delete from memberships where user_id = $1', [userId])
    await tell({ user: userId })
    await expect.poll(() => writer.access(), { timeout: 10_000 }).toBe('none')
    expect(heard).toEqual(['none'])
  })

  it('[R6][R10] who signs out while their connection is being made is not connected', async () => {
    const { owner } = await testDatabase()
    const w = await world()
    const [leaving, staying] = [await w.connect(0), await w.connect(1)]
    let line: Connection | undefined
    await answeredLate(
      'sessions',
      () => {
        line = leaving.line()
      },
      async () => {
        await owner.query('delete from sessions where user_id = $1', [leaving.userId])
        const seated = staying.line()
        await seated.whenJoined
        await owner.query('delete from sessions where user_id = $1', [staying.userId])
        await tell({ user: staying.userId })
        await tell({ user: leaving.userId })
        await expect.poll(() => seated.state().kind, { timeout: 10_000 }).toBe('refused') // both have been heard
        await new Promise((over) => setTimeout(over, 200))
      },
    )
    await expect.poll(() => line?.state(), { timeout: 10_000 }).toMatchObject({ kind: 'refused', reason: 'signed-out' })
  })

  it('[R10] whose session ends by itself while they write is signed out, and not who went on using theirs', async () => {
    const { owner } = await testDatabase()
    const w = await world()
    const [ending, staying] = [await w.connect(0), await w.connect(1)]
    const last = (userId: string, seconds: number) =>
      owner.query(`update sessions set expires = now() + make_interval(secs => $2) where user_id = $1`, [
        userId,
        seconds,
      ])
    await last(ending.userId, 3)
    await last(staying.userId, 3)
    const [writer, other] = [ending.line(), staying.line()]
    await Promise.all([writer.whenJoined, other.whenJoined])
    writer.doc.getText('words').insert(0, 'in time')
    await writer.whenSaved()
    await last(staying.userId, 3_600)
    await expect
      .poll(() => writer.state(), { timeout: 20_000 })
      .toMatchObject({ kind: 'refused', reason: 'signed-out' })
    writer.doc.getText('words').insert(0, 'too late ')
    other.doc.getText('words').insert(0, 'still here ')
    await other.whenSaved()
    expect(other.doc.getText('words').toString()).toBe('still here in time')
  })

  it('[R10][R28] whose session’s row is deleted by hand is signed out, in a text and in a meeting', async () => {
    const { owner } = await testDatabase()
    const w = await world()
    const { userId, cookie, line } = await w.connect(0)
    const writer = line()
    await writer.whenJoined
    const meeting = dial({ baseUrl: server.baseUrl, cookie, transports: ['websocket'] })
    lines.push(meeting)
    await expect.poll(() => meeting.connected).toBe(true)
    const ended: string[] = []
    meeting.on('connect_error', ({ message }: Error) => ended.push(message))
    const place = { council: w.council.slug, assessmentId: w.assessment.id }
    await new Promise((told) => meeting.timeout(10_000).emit('meeting:join', place, told))
    await owner.query('delete from sessions where user_id = $1', [userId])
    await expect
      .poll(() => writer.state(), { timeout: 10_000 })
      .toMatchObject({ kind: 'refused', reason: 'signed-out' })
    await expect.poll(() => ended, { timeout: 10_000 }).toEqual(['signed-out'])
  })

  it('[R27] whoever signs in anew goes on with the session that their browser has then, and what they typed is stored', async () => {
    const { owner } = await testDatabase()
    const w = await world()
    const { userId, cookie } = await w.connect(0)
    const jar = { cookie }
    const { documentId } = w.assessment.question('1.1')
    const way = { baseUrl: server.baseUrl, council: w.council.slug, documentId, userId }
    const writer = connectDocument({ ...way, dial: (options) => browserLine(options, jar) })
    open.push(writer)
    await writer.whenJoined
    const heard: string[] = []
    writer.on((event) => event === 'state' && heard.push(writer.state().kind))
    jar.cookie = await cookieOf({ userId })
    await owner.query('delete from sessions where session_token = $1', [cookie.split('=')[1]])
    await expect.poll(() => heard, { timeout: 10_000 }).toContain('refused')
    writer.doc.getText('words').insert(0, 'typed meanwhile')
    await expect.poll(() => writer.state().kind, { timeout: 20_000 }).toBe('saved')
    const stored = await owner.query('select author_id from document_updates where document_id = $1', [documentId])
    expect(stored.rows).toEqual([{ author_id: userId }])
  })

  it('[R28] typing keeps a session that is idle otherwise, and reading alone does not', async () => {
    const { owner } = await testDatabase()
    const w = await world()
    const [typing, reading] = [await w.connect(0), await w.connect(1)]
    const both = [typing.userId, reading.userId]
    await owner.query(
      `update sessions set last_used_at = now() - interval '7 hours', expires = now() + interval '1 hour' where user_id = any($1)`,
      [both],
    )
    const [writer, reader] = [typing.line(), reading.line()]
    await Promise.all([writer.whenJoined, reader.whenJoined])
    writer.doc.getText('words').insert(0, 'still here')
    await writer.whenSaved()
    await expect.poll(() => reader.doc.getText('words').toString()).toBe('still here')
    const hours = async () => {
      const { rows } = await owner.query(
        `select round(extract(epoch from expires - now()) / 3600) as hours from sessions where user_id = any($1) order by array_position($1, user_id)`,
        [both],
      )
      return rows.map((row) => Number(row.hours))
    }
    await expect.poll(hours, { timeout: 10_000 }).toEqual([8, 1])
  })

  it('[M4][M5] whose right ends while they join a meeting hears nothing of it', async () => {
    const { owner } = await testDatabase()
    const w = await world()
    const place = { council: w.council.slug, assessmentId: w.assessment.id }
    const follow = async (userId: typeof w.lead.userId) => {
      const line = dial({ baseUrl: server.baseUrl, cookie: await cookieOf({ userId }), transports: ['websocket'] })
      lines.push(line)
      await expect.poll(() => line.connected).toBe(true)
      const boards: unknown[] = []
      line.on('meeting:changed', (board: unknown) => boards.push(board))
      const join = () =>
        new Promise<unknown>((told) => line.timeout(10_000).emit('meeting:join', place, (_, answer) => told(answer)))
      return { boards, join }
    }
    const { userId } = w.council.person('officer', 0)
    const [staying, leaving] = [await follow(w.lead.userId), await follow(userId)]
    expect(await staying.join()).toMatchObject({ ok: true })
    let answer: Promise<unknown> | undefined
    await answeredLate(
      'assessments',
      () => {
        answer = leaving.join()
      },
      async () => {
        await owner.query('delete from memberships where user_id = $1', [userId])
        await tell({ user: userId })
        await new Promise((over) => setTimeout(over, 200))
      },
    )
    expect(await answer).toMatchObject({ ok: false })
    await tell({ topic: 'meeting', id: w.assessment.id })
    await expect.poll(() => staying.boards.length, { timeout: 10_000 }).toBe(1)
    await new Promise((over) => setTimeout(over, 200))
    expect(leaving.boards).toEqual([])
  })
})

describe('a text that is frozen while somebody who writes in it is away', () => {
  /** Somebody who writes in a text, and what freezes it without telling anybody. */
  async function writing() {
    const { owner } = await testDatabase()
    const w = await world()
    const writer = (await w.connect(0)).line()
    await writer.whenJoined
    const { documentId } = w.assessment.question('1.1')
    const freeze = (at: 'now()' | 'null') =>
      owner.query(`update documents set frozen_at = ${at} where id = $1`, [documentId])
    return { w, writer, freeze, documentId }
  }

  it('[R10][R11] is refused by its name, and what they wrote is kept and stored once the text is open again', async () => {
    const { w, writer, freeze } = await writing()
    const reader = (await w.connect(1)).line()
    await reader.whenJoined
    await server.kill()
    await expect.poll(() => writer.state().kind, { timeout: 10_000 }).toBe('offline')
    writer.doc.getText('words').insert(0, 'written on the train')
    await freeze('now()')
    await server.start()
    const refused = { kind: 'refused', reason: 'document-frozen', changes: 1 }
    await expect.poll(() => writer.state(), { timeout: 30_000 }).toMatchObject(refused)
    await freeze('null')
    await tell({ council: w.council.id })
    await expect.poll(() => writer.state().kind, { timeout: 30_000 }).toBe('saved')
    await expect.poll(() => reader.doc.getText('words').toString(), { timeout: 30_000 }).toBe('written on the train')
  })

  it('[R7][R10] and so is what they write in the moment of the freeze', async () => {
    const { w, writer, freeze, documentId } = await writing()
    await freeze('now()')
    writer.doc.getText('words').insert(0, 'a moment too late')
    await expect(writer.whenSaved()).rejects.toThrow('document-frozen')
    await tell({ council: w.council.id })
    await expect.poll(() => writer.access(), { timeout: 10_000 }).toBe('read')
    await freeze('null')
    await tell({ council: w.council.id })
    await expect.poll(() => writer.state().kind, { timeout: 30_000 }).toBe('saved')
    const { owner } = await testDatabase()
    const stored = await owner.query('select 1 from document_updates where document_id = $1', [documentId])
    expect(stored.rowCount).toBe(1)
  })

  it('[R10] and so it is where the freeze was over before anybody was told of it', async () => {
    const { w, writer, freeze } = await writing()
    await freeze('now()')
    writer.doc.getText('words').insert(0, 'a moment too early')
    await expect(writer.whenSaved()).rejects.toThrow('document-frozen')
    await freeze('null')
    await tell({ council: w.council.id })
    await expect.poll(() => writer.state().kind, { timeout: 10_000 }).toBe('saved')
  })

  it('[R10][R11] and so it is where their connection was away when the freeze ended', async () => {
    const { w, writer, freeze } = await writing()
    await freeze('now()')
    writer.doc.getText('words').insert(0, 'refused before the restart')
    await expect(writer.whenSaved()).rejects.toThrow('document-frozen')
    await tell({ council: w.council.id })
    await expect.poll(() => writer.access(), { timeout: 10_000 }).toBe('read')
    await server.kill()
    await server.start()
    await expect.poll(() => writer.access(), { timeout: 10_000 }).toBe('read')
    await freeze('null')
    await tell({ council: w.council.id })
    await expect.poll(() => writer.state().kind, { timeout: 30_000 }).toBe('saved')
  })
})
