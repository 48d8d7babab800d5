import { randomUUID } from 'node:crypto'
import { it } from 'vitest'
import { appendUpdates, type Compacted, replaceTextLog } from '@/db/text-log'
import { mergeLog } from '@/lib/sync/server/merge-log'
import { openText } from '@/lib/text/open-text'
import { testDatabase } from '../kit/database'
import { buildWorld, type Person } from '../kit/world'
import { makeHistory } from './history'
import { quantile } from './measure'

const { CONCORD_BENCH_QUICK, CONCORD_BENCH_ONLY: only } = process.env
const [TEXTS, EDITS] = CONCORD_BENCH_QUICK ? [200, 1_000] : [10_000, 10_000]
/** Edits of a text that stand in the log before they are compacted: what it holds when everybody has just typed. */
const TAIL = 250
const A_COUNCIL = 40
/** Edits of one person that one history point holds: a minute's typing. */
const A_MINUTE = 150

type Text = { by: Person; councilId: string; documentId: string }

/**
 * The log at the size of many councils: every text with its whole past as compaction leaves it, put there by SQL, and then
 * the last edits of each through the product's own append, opening and compaction. Every text has the same past.
 */
it.skipIf(only !== 'log')(
  'log',
  async () => {
    const { owner } = await testDatabase()
    const texts = await buildTexts()
    const past = makeHistory(EDITS).edits
    const rows = past.map(({ update }, at) => ({
      seq: at + 1,
      authorId: 'one',
      at: new Date(Math.floor(at / A_MINUTE) * 60_000),
      payload: update,
    }))
    const before = mergeLog({ snapshot: undefined, rows: rows.slice(0, -TAIL), pins: [] })
    const snapshot = { seq: before.upTo, state: before.state, owners: before.owners }
    const after = mergeLog({ snapshot, rows: rows.slice(-TAIL), pins: [] })
    await putPast(before)
    await sizes('with the past of every text')
    await open('compacted')

    const numbers: { first: number; last: number }[] = []
    const appendSeconds = await timed(async () => {
      const lanes = [0, 1].map((lane) => appendTails(rows.slice(-TAIL), lane, numbers))
      await Promise.all(lanes)
    })
    console.log(`appended a second: ${Math.round((TEXTS * TAIL) / appendSeconds).toLocaleString('en-GB')} edits`)
    await sizes(`with ${TAIL} edits more in each`)
    await open(`with ${TAIL} edits after the snapshot`)

    const compactSeconds = await timed(async () => {
      for (const [at, { by, councilId, documentId }] of texts.entries()) {
        const { first, last } = numbers[at] as { first: number; last: number }
        const points = after.points.map((point) => ({ ...point, authorId: by.userId, firstSeq: first, lastSeq: last }))
        const compacted = { ...after, was: TEXTS * EDITS, upTo: last, owners: {}, points }
        if (!(await replaceTextLog({ councilId, documentId }, compacted))) throw new Error('it was not compacted')
      }
    })
    console.log(`compacted a second: ${Math.round(TEXTS / compactSeconds)} texts`)
    await owner.query('vacuum document_updates, document_snapshots')
    await sizes('compacted and vacuumed')

    async function buildTexts(): Promise<Text[]> {
      const built: Text[] = []
      while (built.length < TEXTS) {
        const codes = Array.from({ length: A_COUNCIL }, (_, at) => `${1 + Math.floor(at / 8)}.${1 + (at % 8)}`)
        const { council, officer: by, question } = await buildWorld({ questions: codes })
        for (const code of codes) built.push({ by, councilId: council.id, documentId: question(code).documentId })
      }
      return built.slice(0, TEXTS)
    }

    async function putPast({ points, state }: Compacted) {
      const db = await owner.connect()
      await db.query('set session_replication_role = replica')
      await db.query(`create temp table every as select d.council_id, d.id, a.created_by as author
        from documents d join assessments a on a.council_id = d.council_id and a.id = d.assessment_id`)
      for (const { firstSeq, lastSeq, writtenAt, payload } of points)
        await db.query(
          `insert into document_points (council_id, document_id, author_id, first_seq, last_seq, written_at, payload)
            select council_id, id, author, $1, $2, $3, $4 from every`,
          [firstSeq, lastSeq, writtenAt, Buffer.from(payload)],
        )
      await db.query(
        `insert into document_snapshots (council_id, document_id, seq, state, owners)
          select council_id, id, $1, $2, '{}' from every`,
        [TEXTS * EDITS, Buffer.from(state)],
      )
      await db.query(`select setval('document_updates_seq', $1)`, [TEXTS * EDITS])
      await db.query('set session_replication_role = origin')
      db.release()
      await owner.query('vacuum analyze')
    }

    /** Eight texts in each commit, as when many people type at once. */
    async function appendTails(tail: typeof rows, lane: number, numbers: { first: number; last: number }[]) {
      const AT_ONCE = 8
      for (let at = lane * AT_ONCE; at < texts.length; at += 2 * AT_ONCE) {
        const some = texts.slice(at, at + AT_ONCE)
        for (let from = 0; from < tail.length; from += 50) {
          const edits = tail.slice(from, from + 50)
          const stored = await appendUpdates(
            some.flatMap(({ by, councilId, documentId }) =>
              edits.map(({ payload }) => ({
                ...{ councilId, documentId, payload },
                authorId: by.userId,
                batchId: randomUUID(),
              })),
            ),
          )
          for (const place of some.keys()) {
            const own = stored.slice(place * edits.length, (place + 1) * edits.length).map(({ seq }) => seq)
            const first = numbers[at + place]?.first ?? Math.min(...own)
            numbers[at + place] = { first, last: Math.max(...own) }
          }
        }
      }
    }

    async function open(how: string) {
      const waits: number[] = []
      for (let n = 0; n < 300; n++) {
        const { by, documentId } = texts[(n * 7919) % texts.length] as Text
        waits.push(1000 * (await timed(async () => void (await openText(by, { documentId })))))
      }
      waits.sort((a, b) => a - b)
      console.log(
        `opening, ${how}: p50 ${quantile(waits, 0.5).toFixed(1)} ms, p95 ${quantile(waits, 0.95).toFixed(1)} ms`,
      )
    }

    async function sizes(when: string) {
      const { rows: found } = await owner.query(
        `select t, round(pg_total_relation_size(t::regclass) / 1e6) as mb
          from unnest(array['document_updates', 'document_points', 'document_snapshots']) t`,
      )
      console.log(`${when}: ${found.map(({ t, mb }) => `${t} ${mb} MB`).join(', ')}`)
    }
  },
  1_800_000,
)

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}
