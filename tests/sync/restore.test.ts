import { afterAll, beforeAll, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { type Connection, connectDocument } from '@/lib/sync/browser/client'
import { restoreVersion } from '@/lib/text/history/restore-version'
import { viewTimeline } from '@/lib/text/history/view-timeline'
import { testDatabase } from '../kit/database'
import { type Realtime, startRealtime } from '../kit/realtime'
import { cookieOf } from '../kit/session'
import { paragraph, textIn, typistOf } from '../kit/type-answer'
import { buildWorld } from '../kit/world'

let server: Realtime
beforeAll(async () => {
  server = await startRealtime()
})
afterAll(() => server.kill())

const lines = ({ doc }: Connection) =>
  doc
    .getXmlFragment('default')
    .toArray()
    .map((child) => (child as Y.XmlElement).toArray().join(''))

it('[R20] a restored text reaches everybody who has it open, without ending a connection, and goes together with what they type', async () => {
  const w = await buildWorld()
  const { documentId } = w
  const typist = typistOf({ councilId: w.council.id, documentId })
  const first = await typist.write(w.officer, (f) => f.insert(0, [paragraph('Ein cartref.'), paragraph('Second.')]), 30)
  await typist.write(w.officer, (f) => f.delete(0, 1))

  const join = async (who: typeof w.officer) => {
    const cookie = await cookieOf(who)
    const connection = connectDocument({ baseUrl: server.baseUrl, council: w.council.slug, documentId, cookie })
    await connection.whenJoined
    return connection
  }
  const [writer, reader] = [await join(w.member), await join(w.observer)]
  const states: string[] = []
  writer.on((event) => event === 'state' && states.push(writer.state().kind))
  try {
    const second = textIn(writer.doc.getXmlFragment('default'), 0)
    const typing = setInterval(() => second.insert(0, '.'), 5)
    const restored = await restoreVersion(w.lead, { textId: w.documentId, seq: first })
    expect(restored).toMatchObject({ ok: true })
    await expect.poll(() => lines(reader)[0]).toBe('Ein cartref.')
    await expect.poll(() => lines(writer)[0]).toBe('Ein cartref.')
    clearInterval(typing)

    textIn(writer.doc.getXmlFragment('default'), 0).insert(0, 'Dyma ')
    await writer.whenSaved()
    await expect.poll(() => lines(reader)[0]).toBe('Dyma Ein cartref.')
    const late = await join(w.officer)
    expect(lines(late)).toEqual(lines(writer))
    expect(lines(reader)).toEqual(lines(writer))
    expect(lines(writer)[1]).toMatch(/^\.+Second\.$/)
    expect(
      states.filter((kind) => kind === 'offline' || kind === 'refused'),
      'nobody was cut off',
    ).toEqual([])
    late.close()

    const timeline = await viewTimeline(w.observer, { textId: w.documentId })
    const sittings = timeline.ok ? timeline.value.sittings : []
    expect(sittings.find(({ restored: one }) => one)).toMatchObject({ people: ['Lee'], restored: { seq: first } })
  } finally {
    writer.close()
    reader.close()
  }
})

it('[R20] a restored text reaches those who have it open, though nobody could hear that it was restored', async () => {
  const w = await buildWorld()
  const { documentId } = w
  const typist = typistOf({ councilId: w.council.id, documentId })
  const first = await typist.write(w.officer, (f) => f.insert(0, [paragraph('Ein cartref.')]), 30)
  await typist.write(w.officer, (f) => f.delete(0, 1))
  const cookie = await cookieOf(w.member)
  const reader = connectDocument({ baseUrl: server.baseUrl, council: w.council.slug, documentId, cookie })
  await reader.whenJoined
  const { owner } = await testDatabase()
  const { rowCount } = await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
       and (query like 'listen %' or query = 'select 1')`, // which it asks whether the connection still lives
  )
  expect(rowCount).toBeGreaterThan(0)
  try {
    const restored = await restoreVersion(w.lead, { textId: w.documentId, seq: first })
    expect(restored).toMatchObject({ ok: true })
    await expect.poll(() => lines(reader)[0], { timeout: 10_000 }).toBe('Ein cartref.')
    textIn(reader.doc.getXmlFragment('default'), 0).insert(0, 'Dyma ')
    await reader.whenSaved()
  } finally {
    reader.close()
  }
})
