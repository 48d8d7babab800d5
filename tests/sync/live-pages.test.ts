import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { UserId } from '@/db/ids'
import { assignQuestions } from '@/lib/assessment/assign-questions'
import { startThread } from '@/lib/comment/start-thread'
import { removePerson } from '@/lib/people/remove-person'
import { closeReview } from '@/lib/review/close-review'
import { commentOnSubmission } from '@/lib/review/comment-on-submission'
import { shareComment } from '@/lib/review/share-comment'
import { connectDocument } from '@/lib/sync/browser/client'
import { connectTopics, type Topics } from '@/lib/topic/client'
import { keyOf, type PageTopic } from '@/lib/topic/protocol'
import { testDatabase } from '../kit/database'
import { named } from '../kit/named'
import { overhear } from '../kit/overhear'
import { proof } from '../kit/proof'
import { type Realtime, startRealtime } from '../kit/realtime'
import { cookieOf, sessionOf } from '../kit/session'
import { buildUser, buildWorld } from '../kit/world'
import { insertAs } from '../kit/world/insert'

const { count, timeout } = proof('pages')
const COUNCILS = 20

let server: Realtime
let open: { close: () => void }[] = []
beforeAll(async () => {
  const { owner } = await testDatabase()
  // PostgreSQL itself notes whose session is read: a connection is judged again by nothing else.
  const noting = `
    create table judged (token text);
    create function note_reading(token text) returns boolean language plpgsql volatile security definer set search_path = public as
    $$ begin insert into judged values (token); return true; end $$;
    create policy sessions_noted on sessions as restrictive for select to concord_identity using (note_reading(session_token));`
  await owner.query(await named(owner, noting))
  server = await startRealtime()
})
afterEach(() => {
  for (const one of open) one.close()
  open = []
})
afterAll(() => server.kill())

/** Nothing shows that something has not come, so it has had its time. */
const quiet = () => new Promise((over) => setTimeout(over, 300))
const until = (what: () => unknown) => expect.poll(what, { timeout: 20_000, interval: 20 })
const LATER = () => Date.now() + 60_000

type Page = { topics: Topics; told: number; late: number; session: string; name: string }
/** An open page of somebody: it was made long ago, so that it is told at once, and follows from then on. */
async function page(
  who: { userId: UserId },
  topic: PageTopic,
  transports?: ('websocket' | 'polling')[],
): Promise<Page> {
  const session = await sessionOf(who)
  const cookie = `authjs.session-token=${session}`
  const topics = connectTopics({ baseUrl: server.baseUrl, userId: who.userId, cookie, transports })
  open.push(topics)
  const one: Page = { topics, told: -1, late: 0, session, name: topic.topic }
  topics.follow(topic, {
    made: () => 0,
    changed: (isLate) => {
      one.told++
      if (isLate) one.late++
    },
  })
  return one
}
const follow = async (pages: Promise<Page>[]) => {
  const all = await Promise.all(pages)
  await until(() => all.filter(({ told }) => told < 0).length).toBe(0)
  return all
}
/** What of these was judged again while something was done, by its connection. */
async function judgedBy<Of extends { session: string }>(all: Of[], done: () => Promise<unknown>) {
  const { owner } = await testDatabase()
  await owner.query('truncate judged')
  await done()
  await quiet()
  const tokens = new Set((await owner.query('select distinct token from judged')).rows.map(({ token }) => token))
  return all.filter(({ session }) => tokens.has(session))
}
const tell = async (announcement: object) =>
  (await testDatabase()).owner.query(`select pg_notify('concord', $1)`, [JSON.stringify(announcement)])

describe('open pages of many councils', () => {
  it(
    '[P1][P3] an event reaches the pages that show it and judges those whom it concerns, and no others',
    async () => {
      const each = count / COUNCILS
      const worlds = await Promise.all(Array.from({ length: COUNCILS }, () => buildWorld({ people: { officer: 4 } })))
      const councils: { w: (typeof worlds)[number]; pages: Page[] }[] = []
      for (const w of worlds) {
        const council = w.council.slug
        const shown = (at: number): PageTopic =>
          at % 5 === 4
            ? { topic: 'inbox' }
            : at % 5 > 1
              ? { topic: 'assessment', council, id: w.assessmentId }
              : { topic: 'subject', council, id: w.question(at % 5 ? '1.1' : '1.2').id }
        const who = (at: number) => w.council.person('officer', Math.floor(at / 5) % 4)
        councils.push({ w, pages: await follow(Array.from({ length: each }, (_, at) => page(who(at), shown(at)))) })
      }
      const all = councils.flatMap(({ pages }) => pages)
      const at = (n: number) => councils[n] as (typeof councils)[number]
      const counts: Record<string, unknown>[] = []
      /** What is done reaches just these, once, and just these are judged. */
      const only = async (what: string, done: () => Promise<unknown>, reached: Page[], judged: Page[]) => {
        for (const one of all) one.told = 0
        const found = await judgedBy(all, async () => {
          await done()
          await until(() => reached.filter(({ told }) => told === 0).length).toBe(0)
        })
        const told = all.filter((one) => one.told > 0)
        counts.push({
          'what happened': what,
          open: all.length,
          'told of it': told.length,
          'judged again': found.length,
        })
        expect([told.length, told.every((one) => one.told === 1)], what).toEqual([reached.length, true])
        expect(new Set(told)).toEqual(new Set(reached))
        expect(new Set(found)).toEqual(new Set(judged))
      }
      const { w } = at(3)
      const showing = (n: number, name: string, which = (_: number) => true) =>
        at(n).pages.filter((one, place) => one.name === name && which(place))
      await only(
        'a comment on a question',
        () => startThread(w.lead, { subjectId: w.question('1.1').id, body: 'Why?' }),
        showing(3, 'subject', (place) => place % 5 === 1),
        [],
      )
      await only(
        'an assessment',
        () => tell({ topic: 'assessment', id: at(5).w.assessmentId }),
        showing(5, 'assessment'),
        [],
      )
      const somebody = at(7).w.council.person('officer', 0)
      await only(
        'something for one person',
        () => tell({ topic: 'inbox', user: somebody.userId }),
        showing(7, 'inbox', (place) => Math.floor(place / 5) % 4 === 0),
        [],
      )
      await only(
        'a question assigned',
        () =>
          assignQuestions(at(9).w.lead, {
            ...{ assessmentId: at(9).w.assessmentId, codes: ['1.1'], userIds: [], how: 'nobody' },
          }),
        [],
        at(9).pages.filter(({ name }) => name !== 'inbox'),
      )
      await only('a review', () => tell({ topic: 'access', review: w.assessmentId }), [], [])
      console.table(counts)
    },
    timeout,
  )
})

/** A submission of 1.1 under review, with a peer. */
async function reviewed() {
  const w = await buildWorld()
  const one = await w.review()
  const user = await buildUser('Peer')
  await one.invite(user, { role: 'peer_lead' })
  await insertAs(w.owner)('frozen_texts', {
    ...{ council_id: w.council.id, submission_id: one.submissionId, subject_id: w.documentId, code: '1.1' },
    state: Buffer.from([0, 0]),
  })
  return { w, one: { ...one, caller: { userId: user.userId, place: { review: one.reviewId } } } }
}

describe('a review', () => {
  it('[P3] is closed for its peers, and nobody else is judged again', async () => {
    const { w, one } = await reviewed()
    const { one: other } = await reviewed()
    const council = w.council.slug
    const pages = await follow([
      page(one.caller, { topic: 'review', id: one.reviewId }),
      page(other.caller, { topic: 'review', id: other.reviewId }),
      page(w.lead, { topic: 'assessment', council, id: w.assessmentId }),
      page(w.outsider, { topic: 'inbox' }),
    ])
    const session = await sessionOf(w.lead)
    const cookie = `authjs.session-token=${session}`
    const text = connectDocument({ baseUrl: server.baseUrl, council, documentId: w.documentId, cookie })
    open.push(text)
    await text.whenJoined
    const judged = await judgedBy([...pages, { session }], async () =>
      expect(await closeReview(w.lead, { reviewId: one.reviewId })).toMatchObject({ ok: true }),
    )
    expect(judged).toEqual([pages[0]])
    await tell({ topic: 'review', id: one.reviewId })
    await tell({ topic: 'review', id: other.reviewId })
    await until(() => pages[1]?.told).toBe(1)
    await quiet()
    expect(pages[0]?.told).toBe(0)
  })

  it('[P5] a comment among its peers reaches them, and nothing of it the council’s open pages; what is shared does', async () => {
    const { w, one } = await reviewed()
    const council = w.council.slug
    const session = await sessionOf(w.lead)
    const host = await overhear(server.baseUrl, session)
    open.push({ close: () => host.socket.disconnect() })
    const text = { council, documentId: w.documentId, stateVector: 'AA==', schema: 1 }
    expect(await host.socket.timeout(9_000).emitWithAck('document:join', text)).toMatchObject({ ok: true })
    const keys = [`subject ${w.documentId}`, `assessment ${w.assessmentId}`, 'inbox']
    for (const key of keys) host.socket.emit('page:follow', { key, council, made: 0, userId: w.lead.userId })
    const framesOf = (name: string) => host.frames.filter((frame) => frame.includes(name)).length
    const pages = () => framesOf('page:changed')
    await until(pages).toBe(keys.length)
    // Who is here is told at once, and once more to all who follow.
    await until(() => framesOf('page:here')).toBe(2)
    const [peer] = (await follow([page(one.caller, { topic: 'review', id: one.reviewId })])) as [Page]
    const before = [...host.frames]
    const comment = { code: '1.1', body: 'Canary', on: undefined }
    const judged = await judgedBy([{ session }], async () => {
      expect(await commentOnSubmission(one.caller, comment)).toMatchObject({ ok: true })
      await until(() => peer.told).toBe(1)
    })
    expect([host.frames, judged]).toEqual([before, []])
    const { rows } = await w.owner.query('select id from review_comments where review_id = $1', [one.reviewId])
    expect(await shareComment(one.caller, { commentId: rows[0].id })).toMatchObject({ ok: true })
    await until(() => peer.told).toBe(2)
    expect(pages(), 'it may be taken back').toBe(keys.length)
  })
})

describe('what a page may follow', () => {
  it('[P2] is what its person may read, whatever it says of itself', async () => {
    const { w, one } = await reviewed()
    const assigned = await w.join('Assigned', { role: 'contributor', assigned: ['1.1'] })
    const declared = await buildUser('In conflict')
    await one.invite(declared, { conflict: 'awaiting' })
    const council = w.council.slug
    const subject: PageTopic = { topic: 'subject', council, id: w.documentId }
    const assessment: PageTopic = { topic: 'assessment', council, id: w.assessmentId }
    const review: PageTopic = { topic: 'review', id: one.reviewId }
    const asked = async (who: { userId: UserId }, topic: PageTopic | string, userId = who.userId) => {
      const ear = await overhear(server.baseUrl, await sessionOf(who))
      open.push({ close: () => ear.socket.disconnect() })
      const key = typeof topic === 'string' ? topic : keyOf(topic)
      const place = typeof topic === 'object' && 'council' in topic ? topic.council : ''
      ear.socket.emit('page:follow', { key, council: place, made: 0, userId })
      await until(() => ear.names.has('page:changed') || ear.names.has('page:ended')).toBe(true)
      return ear.names.has('page:changed')
    }
    const own = w.elsewhere.slug
    expect(
      await Promise.all([
        ...[
          asked(w.lead, subject),
          asked(w.lead, assessment),
          asked(one.caller, review),
          asked(w.lead, { topic: 'inbox' }),
        ],
        ...[asked(w.outsider, { ...assessment, council: own }), asked(assigned, subject)],
      ]),
    ).toEqual([true, true, true, true, false, false])
    await w.owner.query(
      `insert into assignments (council_id, assessment_id, assessment_question_id, user_id) values ($1, $2, $3, $4)`,
      [w.council.id, w.assessmentId, w.documentId, assigned.userId],
    )
    expect(await asked(assigned, subject)).toBe(true)
    for (const topic of [subject, assessment, review, { ...subject, council: own }, { ...assessment, council: own }])
      expect(await asked(w.outsider, topic), JSON.stringify(topic)).toBe(false)
    expect(await asked(declared, review), 'a peer with an open conflict').toBe(false)
    expect(await asked(w.outsider, `inbox ${w.lead.userId}`), 'the inbox of somebody else').toBe(false)
    expect(await asked(w.lead, review), 'the council that is reviewed').toBe(false)
    expect(await asked(one.caller, assessment), 'a peer in the council').toBe(false)
    expect(await asked(w.lead, subject, w.outsider.userId), 'a page that was made for somebody else').toBe(false)
  })

  it('[P3] ends with the right to read it, over websockets and long-polling, and with the session', async () => {
    const w = await buildWorld({ people: { officer: 2 } })
    const [leaving, staying] = [w.council.person('officer', 0), w.council.person('officer', 1)]
    const topic: PageTopic = { topic: 'assessment', council: w.council.slug, id: w.assessmentId }
    const pages = await follow([
      page(leaving, topic, ['websocket']),
      page(leaving, topic, ['polling']),
      page(staying, topic, ['websocket']),
      page(staying, topic, ['polling']),
    ])
    const told = () => pages.map((one) => one.told)
    await tell({ topic: 'assessment', id: w.assessmentId })
    await until(told).toEqual([1, 1, 1, 1])
    expect(await removePerson(w.lead, { membershipId: leaving.membershipId })).toMatchObject({ ok: true })
    await until(told).toEqual([1, 1, 1, 1])
    await quiet()
    await tell({ topic: 'assessment', id: w.assessmentId })
    await until(told).toEqual([1, 1, 2, 2])
    const [byWebsocket] = pages.slice(2) as [Page]
    await w.owner.query('delete from sessions where session_token = $1', [byWebsocket.session])
    await quiet()
    await tell({ topic: 'assessment', id: w.assessmentId })
    await until(told).toEqual([1, 1, 2, 3])
  })
})

describe('what a page may have missed', () => {
  it('[P4] what was announced since it was made is told to it when it follows, and nothing older', async () => {
    const w = await buildWorld()
    const topic: PageTopic = { topic: 'subject', council: w.council.slug, id: w.documentId }
    const [witness] = (await follow([page(w.lead, topic)])) as [Page]
    await tell({ topic: 'subject', id: w.documentId })
    await until(() => witness.told).toBe(1)
    const late = async (made: () => number) => {
      const told: boolean[] = []
      const cookie = await cookieOf(w.lead)
      const topics = connectTopics({ baseUrl: server.baseUrl, userId: w.lead.userId, cookie })
      open.push(topics)
      topics.follow(topic, { made, changed: (isLate) => told.push(isLate) })
      return told
    }
    const [before, after] = [await late(() => Date.now()), await late(LATER)]
    await until(() => before).toEqual([false])
    await quiet()
    expect(after).toEqual([])
    await tell({ topic: 'subject', id: w.documentId })
    await until(() => [before.length, after.length]).toEqual([2, 1])
  })

  it('[P4] and where announcements could not be heard for a while, every page reads again and every right is judged again', async () => {
    const w = await buildWorld({ people: { officer: 1 } })
    const leaving = w.council.person('officer', 0)
    const topic: PageTopic = { topic: 'assessment', council: w.council.slug, id: w.assessmentId }
    const pages = await follow([page(w.lead, topic), page(leaving, topic), page(w.outsider, { topic: 'inbox' })])
    await w.owner.query('delete from memberships where user_id = $1', [leaving.userId])
    const late = () => pages.map((one) => one.late)
    const before = late()
    await w.owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and query ~ '^(listen|select 1$)'`,
    )
    await until(() => [late()[0], late()[2]]).toEqual([(before[0] ?? 0) + 1, (before[2] ?? 0) + 1])
    await quiet()
    const told = pages[1]?.told
    await tell({ topic: 'assessment', id: w.assessmentId })
    await until(() => pages[0]?.told).toBeGreaterThan(1)
    await quiet()
    expect(pages[1]?.told).toBe(told)
  })

  it('[P4] and a page whose connection was away follows again when it is back', async () => {
    const w = await buildWorld()
    const [one] = (await follow([page(w.lead, { topic: 'inbox' })])) as [Page]
    await server.kill()
    await server.start()
    await until(() => one.told).toBe(1)
    expect(one.late).toBeGreaterThan(0)
    await tell({ topic: 'inbox', user: w.lead.userId })
    await until(() => one.told).toBe(2)
  })
})
