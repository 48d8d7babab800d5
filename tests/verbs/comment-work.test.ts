import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Caller, inCouncil } from '@/db/gate'
import { allowComments } from '@/lib/assessment/allow-comments'
import { viewComments } from '@/lib/assessment/view-comments'
import { assignThread } from '@/lib/comment/assign-thread'
import { correctComment } from '@/lib/comment/correct-comment'
import { deleteComment } from '@/lib/comment/delete-comment'
import { readThreads } from '@/lib/comment/read-threads'
import { replyToThread, replyToThreadInput } from '@/lib/comment/reply-to-thread'
import { resolveThread } from '@/lib/comment/resolve-thread'
import { startThread, startThreadInput } from '@/lib/comment/start-thread'
import { viewThreads } from '@/lib/comment/view-threads'
import { viewInbox } from '@/lib/notice/view-inbox'
import { ok } from '@/lib/result'
import { testDatabase } from '../kit/database'
import { buildWorld, type World } from '../kit/world'

let w: World
beforeAll(async () => void (await testDatabase()))
beforeEach(async () => {
  w = await buildWorld()
})

const kindOf = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  result.ok ? 'yes' : result.refusal.kind
const started = async (caller: Caller = w.member, more: object = {}) => {
  const done = await startThread(
    caller,
    startThreadInput.parse({ subjectId: w.documentId, body: 'Which year is this?', ...more }),
  )
  if (!done.ok) throw new Error(`not started: ${done.refusal.kind}`)
  return done.value.threadId
}
const reply = (caller: Caller, threadId: string, more: object = {}) =>
  replyToThread(caller, replyToThreadInput.parse({ threadId, body: 'Last year', ...more }))
const saidIn = async (threadId: string, caller: Caller = w.observer) => {
  const seen = await viewThreads(caller, { subjectId: w.documentId, thread: threadId })
  const [thread] = seen.ok && seen.value.isWhole ? seen.value.threads : []
  return thread?.comments
}
const firstOf = async (threadId: string) => (await saidIn(threadId, w.lead))?.[0]?.id ?? ''
const list = async (caller: Caller, which?: string) => {
  const seen = await viewComments(caller, { assessmentId: w.assessmentId, list: which })
  if (!seen.ok) throw new Error(seen.refusal.kind)
  return seen.value
}
const ids = async (caller: Caller, which: string) =>
  (await list(caller, which)).lines.rows.map(({ id }) => id as string)
const inboxOf = async ({ userId }: Caller) => {
  const { acts, news } = await viewInbox(userId, null)
  return [...acts, ...news.rows].map(({ kind, words, due, href }) => ({ kind, words, due, href }))
}
/** As if it had been written so many minutes before. */
const written = async (commentId: string, minutes: number) => {
  const { owner } = await testDatabase()
  await owner.query(`set session_replication_role = replica;
    update comments set created_at = created_at - interval '${minutes} minutes' where id = '${commentId}';
    set session_replication_role = origin`)
}

describe('what somebody has said', () => {
  it('they put in other words: without a trace within 15 minutes, and marked after', async () => {
    const threadId = await started()
    const commentId = await firstOf(threadId)
    expect(kindOf(await correctComment(w.member, { commentId, body: 'Which month?' }))).toBe('yes')
    expect(await saidIn(threadId)).toMatchObject([{ body: 'Which month?', correctedAt: null }])
    await written(commentId, 16)
    expect(kindOf(await correctComment(w.member, { commentId, body: 'Which day?' }))).toBe('yes')
    expect(await saidIn(threadId)).toMatchObject([{ body: 'Which day?', correctedAt: expect.any(Date) }])
    const { owner } = await testDatabase()
    const kept = await owner.query('select body from comments where id = $1', [commentId])
    expect(kept.rows, 'the record keeps what was written').toEqual([{ body: 'Which year is this?' }])
    const trail = await owner.query(`select count(*)::int as n from audit_entries where act = 'comment.corrected'`)
    expect(trail.rows[0].n).toBeGreaterThan(1)
  })

  it('they take back: a thread with nothing else in it is gone for everybody, and for the pages that count', async () => {
    const threadId = await started(w.member, { mentions: [w.officer.userId] })
    const commentId = await firstOf(threadId)
    expect(kindOf(await deleteComment(w.member, { commentId }))).toBe('yes')
    expect(await saidIn(threadId)).toBeUndefined()
    expect((await list(w.lead)).counts.lists.open).toBe(0)
    expect(await inboxOf(w.officer), 'whom it named hears of it no more').toEqual([])
    expect(kindOf(await reply(w.lead, threadId))).toBe('not-found')
  })

  it('they take back after 15 minutes: readers see that something was deleted, and not what', async () => {
    const threadId = await started()
    const commentId = await firstOf(threadId)
    await written(commentId, 16)
    expect(kindOf(await deleteComment(w.member, { commentId }))).toBe('yes')
    const [said] = (await saidIn(threadId)) ?? []
    expect(said).toMatchObject({ body: null, deletedAt: expect.any(Date) })
    expect(JSON.stringify(await list(w.lead))).not.toContain('Which year')
    expect(kindOf(await correctComment(w.member, { commentId, body: 'No' }))).toBe('comment-deleted-already')
  })

  it('a reply that was taken back at once leaves the others as they were', async () => {
    const threadId = await started()
    await reply(w.officer, threadId)
    const [, second] = (await saidIn(threadId)) ?? []
    await deleteComment(w.officer, { commentId: second?.id ?? '' })
    expect(await saidIn(threadId)).toHaveLength(1)
    expect((await list(w.lead)).lines.rows[0]).toMatchObject({ said: 1 })
  })

  it('is theirs alone to change, while comments are open', async () => {
    const commentId = await firstOf(await started())
    for (const [who, kind] of [
      [w.lead, 'not-your-comment'],
      [w.observer, 'observers-only-read'],
      [w.unassigned, 'not-found'],
      [w.outsider, 'not-found'],
    ] as const) {
      expect(kindOf(await correctComment(who, { commentId, body: 'X' }))).toBe(kind)
      expect(kindOf(await deleteComment(who, { commentId }))).toBe(kind)
    }
    await w.move('signing')
    expect(kindOf(await deleteComment(w.member, { commentId }))).toBe('comments-are-closed')
  })
})

describe('who is named with an @', () => {
  it('is told, once, and it waits for them until they have answered', async () => {
    const threadId = await started(w.member, { mentions: [w.officer.userId, w.officer.userId] })
    expect(await inboxOf(w.officer)).toMatchObject([
      {
        kind: 'mentioned',
        words: expect.stringMatching(/^Mia named you in a comment on 1\.1 /),
        href: expect.stringContaining(threadId),
      },
    ])
    expect(await ids(w.officer, 'waits')).toEqual([threadId])
    await reply(w.officer, threadId, { mentions: [w.member.userId] })
    expect(await ids(w.officer, 'waits')).toEqual([])
    expect(
      (await inboxOf(w.member)).map(({ kind }) => kind),
      'and not as a reply too',
    ).toEqual(['mentioned'])
  })

  it('is offered and taken only where they see the thread', async () => {
    const seen = await viewThreads(w.member, { subjectId: w.documentId })
    const offered = seen.ok ? seen.value.readers.map(({ userId }) => userId) : []
    expect(offered).toContain(w.contributor.userId)
    for (const one of [w.member, w.unassigned, w.outsider]) expect(offered).not.toContain(one.userId)
    for (const one of [w.unassigned, w.outsider]) {
      const input = startThreadInput.parse({ subjectId: w.documentId, body: 'X', mentions: [one.userId] })
      expect(kindOf(await startThread(w.member, input))).toBe('not-a-reader-of-thread')
    }
    expect((await list(w.member)).counts.lists.open, 'and nothing was written').toBe(0)
    const none = await viewThreads(w.observer, { subjectId: w.documentId })
    expect(none.ok && none.value.readers, 'who may not comment names nobody').toEqual([])
  })
})

describe('a thread that is assigned', () => {
  it('waits for that person with its day, and for nobody once it is resolved', async () => {
    const threadId = await started()
    expect(kindOf(await assignThread(w.member, { threadId, userId: w.officer.userId, dueOn: '2099-01-31' }))).toBe(
      'yes',
    )
    expect(await inboxOf(w.officer)).toMatchObject([
      { kind: 'answer-comment', due: '2099-01-31', href: expect.stringContaining(`thread=${threadId}`) },
    ])
    expect(await ids(w.officer, 'waits')).toEqual([threadId])
    expect((await list(w.lead, 'assigned')).lines.rows).toMatchObject([
      { assignedName: 'Olga', dueOn: '2099-01-31', isMine: false },
    ])
    await resolveThread(w.officer, { threadId })
    expect((await inboxOf(w.officer)).filter(({ kind }) => kind === 'answer-comment')).toEqual([])
  })

  it('is handed on, or to nobody; and never to somebody who does not see it', async () => {
    const threadId = await started()
    await assignThread(w.member, { threadId, userId: w.officer.userId, dueOn: null })
    await assignThread(w.officer, { threadId, userId: w.lead.userId, dueOn: null })
    expect(await inboxOf(w.officer)).toEqual([])
    for (const one of [w.unassigned, w.outsider])
      expect(kindOf(await assignThread(w.member, { threadId, userId: one.userId, dueOn: null }))).toBe(
        'not-a-reader-of-thread',
      )
    await assignThread(w.member, { threadId, userId: null, dueOn: '2099-01-31' })
    expect((await list(w.lead, 'assigned')).lines.rows).toEqual([])
    for (const [who, kind] of [
      [w.observer, 'observers-only-read'],
      [w.outsider, 'not-found'],
    ] as const)
      expect(kindOf(await assignThread(who, { threadId, userId: w.lead.userId, dueOn: null }))).toBe(kind)
  })

  it('is offered and given to those who may answer there, by the page, the rules and the database alike', async () => {
    const threadId = await started()
    const { owner } = await testDatabase()
    const monitor = await w.join('Mona', { role: 'monitoring_officer' })
    const { lead, officer, observer, contributor, unassigned, outsider } = w
    const people = { lead, officer, observer, contributor, monitor, unassigned, outsider }
    const those = async (are: (who: Caller) => Promise<boolean>) => {
      const found: string[] = []
      for (const [name, who] of Object.entries(people)) if (await are(who)) found.push(name)
      return found
    }
    const offered = async ({ userId }: Caller) => {
      const seen = await viewThreads(w.member, { subjectId: w.documentId })
      return seen.ok && seen.value.readers.some((one) => one.userId === userId && one.comments)
    }
    const given = async ({ userId }: Caller) => (await assignThread(w.member, { threadId, userId, dueOn: null })).ok
    const kept = ({ userId }: Caller) =>
      inCouncil(w.member, async (tx, actor) => {
        await tx.execute(
          sql`update comment_threads set assigned_to = ${userId}, assigned_by = ${actor.userId} where id = ${threadId}`,
        )
        return ok(null)
      }).then(
        () => true,
        () => false,
      )
    const judged = async ({ userId }: Caller) => {
      const asked = [w.council.id, w.documentId, userId]
      return (await owner.query('select comments_on_subject($1, $2, $3) as yes', asked)).rows[0].yes as boolean
    }
    const speaks = async (who: Caller) => (await reply(who, threadId)).ok
    const by = async () =>
      Promise.all([offered, judged].map(those)).then(async (both) => {
        for (const are of [given, kept, speaks]) both.push(await those(are))
        return both
      })
    const some = ['lead', 'officer', 'contributor', 'monitor']
    expect(await by()).toEqual(Array(5).fill(some))
    expect(await assignThread(w.member, { threadId, userId: observer.userId, dueOn: null })).toMatchObject({
      refusal: { kind: 'cannot-comment-there', name: 'Otto' },
    })
    await allowComments(w.lead, { assessmentId: w.assessmentId, observersComment: true, frozenComments: true })
    const more = ['lead', 'officer', 'observer', 'contributor', 'monitor']
    expect(await by()).toEqual(Array(5).fill(more))
    await w.move('signing')
    expect(await by(), 'on what is frozen').toEqual(Array(5).fill(more))
  })
})

describe('what somebody has read', () => {
  it('is theirs alone: a thread is unread until they read it, and again when another speaks', async () => {
    const threadId = await started()
    expect([await ids(w.lead, 'unread'), await ids(w.member, 'unread')]).toEqual([[threadId], []])
    expect(kindOf(await readThreads(w.lead, { threadIds: [threadId] }))).toBe('yes')
    expect([await ids(w.lead, 'unread'), await ids(w.officer, 'unread')]).toEqual([[], [threadId]])
    await reply(w.officer, threadId)
    expect(await ids(w.lead, 'unread')).toEqual([threadId])
    expect(kindOf(await readThreads(w.outsider, { threadIds: [threadId] }))).toBe('not-found')
    expect(kindOf(await readThreads(w.unassigned, { threadIds: [threadId] }))).toBe('not-found')
  })
})

describe('the page of all comments', () => {
  it('has each in the lists where it belongs, with the words that it hangs on', async () => {
    const [first, second] = [await started(), await started(w.officer, { subjectId: w.question('1.2').id })]
    await resolveThread(w.lead, { threadId: second })
    expect((await list(w.member)).counts.lists).toEqual({
      ...{ suggested: 0, open: 1, waits: 0, unread: 1, mine: 1, assigned: 0, lost: 0, resolved: 1 },
    })
    expect([await ids(w.member, 'mine'), await ids(w.member, 'resolved')]).toEqual([[first], [second]])
    const { open, lines } = await (async () => {
      const seen = await viewComments(w.observer, { assessmentId: w.assessmentId, thread: first })
      if (!seen.ok) throw new Error(seen.refusal.kind)
      return seen.value
    })()
    expect(lines.rows).toMatchObject([
      { id: first, code: '1.1', author: 'Mia', body: 'Which year is this?', quote: null },
    ])
    expect(open).toMatchObject({ thread: { id: first }, subject: { code: '1.1' }, canComment: false })
  })

  it('is read by the page, what waits first, and holds nothing of other questions for whoever does not see them', async () => {
    for (let n = 0; n < 21; n++) await started(w.member, { body: `Number ${n}` })
    const threadId = await started(w.member, { subjectId: w.question('1.2').id })
    await assignThread(w.member, { threadId, userId: w.lead.userId, dueOn: null })
    const page = await list(w.lead)
    expect(page.lines.rows[0]).toMatchObject({ id: threadId, isWaiting: true })
    const next = await viewComments(w.lead, { assessmentId: w.assessmentId, after: page.lines.next })
    expect([page.lines.rows.length, next.ok && next.value.lines.rows.length]).toEqual([20, 2])
    expect((await list(w.contributor)).counts.lists.open).toBe(21)
    expect((await list(w.unassigned)).counts.lists.open).toBe(0)
    expect(kindOf(await viewComments(w.outsider, { assessmentId: w.assessmentId }))).toBe('not-found')
  })
})

describe('a comment on a level', () => {
  it('stands by its question, and is on no other subject and on no words', async () => {
    const threadId = await started(w.member, { level: 3 })
    expect((await list(w.lead)).lines.rows).toMatchObject([{ id: threadId, level: 3, code: '1.1' }])
    expect(startThreadInput.safeParse({ subjectId: w.documentId, body: 'X', level: 5 }).success).toBe(false)
    const statement = startThreadInput.parse({ subjectId: w.assessment.statement(1), body: 'X', level: 3 })
    expect(kindOf(await startThread(w.member, statement))).toBe('not-found')
  })
})

describe('comments on what is frozen', () => {
  const say = (caller: Caller) => startThread(caller, startThreadInput.parse({ subjectId: w.documentId, body: 'X' }))
  const allow = (caller: Caller, observersComment: boolean, frozenComments: boolean) =>
    allowComments(caller, { assessmentId: w.assessmentId, observersComment, frozenComments })

  it('are made where the lead allows it, by whoever could before, and not otherwise', async () => {
    const threadId = await started()
    await w.move('signing')
    for (const who of [w.member, w.contributor]) expect(kindOf(await say(who))).toBe('comments-are-closed')
    expect(kindOf(await say(w.observer))).toBe('observers-only-read')
    expect(kindOf(await allow(w.lead, false, true))).toBe('yes')
    for (const who of [w.member, w.contributor, w.lead]) expect(kindOf(await say(who))).toBe('yes')
    expect(kindOf(await reply(w.officer, threadId))).toBe('yes')
    expect(kindOf(await resolveThread(w.officer, { threadId }))).toBe('yes')
    expect(kindOf(await say(w.observer))).toBe('observers-only-read')
    expect(kindOf(await allow(w.lead, true, true))).toBe('yes')
    expect(kindOf(await say(w.observer))).toBe('yes')
    for (const who of [w.unassigned, w.outsider]) expect(kindOf(await say(who))).toBe('not-found')
    expect(kindOf(await allow(w.lead, true, false))).toBe('yes')
    for (const who of [w.member, w.observer]) expect(kindOf(await say(who))).toBe('comments-are-closed')
  })

  it('are allowed by the lead alone', async () => {
    for (const who of [w.member, w.officer, w.observer])
      expect(kindOf(await allow(who, true, true))).toBe('only-the-lead')
    expect(kindOf(await allow(w.outsider, true, true))).toBe('not-found')
  })
})
