import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { type Caller, inCouncil, inReview, type ReviewPlace } from '@/db/gate'
import { attachLink, attachLinkInput } from '@/lib/evidence/attach-link'
import { noteHeard, noteHeardInput } from '@/lib/heard/note-heard'
import { takeOutHeard } from '@/lib/heard/take-out-heard'
import { viewHeard } from '@/lib/heard/view-heard'
import { viewInbox } from '@/lib/notice/view-inbox'
import { sendReport } from '@/lib/report/send-report'
import { writeFinding } from '@/lib/report/write-finding'
import { answerRequest, answerRequestInput } from '@/lib/request/answer-request'
import { askEvidence, askEvidenceInput } from '@/lib/request/ask-evidence'
import { declineRequest, declineRequestInput } from '@/lib/request/decline-request'
import { openSupplement } from '@/lib/request/open-supplement'
import { viewRequests } from '@/lib/request/view-requests'
import { viewRequestsOfAssessment } from '@/lib/request/view-requests-of-assessment'
import { withdrawRequest, withdrawRequestInput } from '@/lib/request/withdraw-request'
import { ok } from '@/lib/result'
import { buildUser, buildWorld, LEADERS } from '../kit/world'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const refused = (kind: string) => ({ ok: false, refusal: { kind } })
async function value<T>(outcome: Promise<{ ok: boolean; value?: T }>): Promise<T> {
  const result = await outcome
  expect(result).toMatchObject({ ok: true })
  return result.value as T
}
const NOT_ALLOWED = { cause: { code: 'CN008' } }
const ask = (who: Caller<ReviewPlace>, more: object = {}) =>
  askEvidence(who, askEvidenceInput.parse({ code: '1.1', words: 'The risk register', dueOn: inDays(5), ...more }))

/** A submission under review by a lead peer, two peers and one whose conflict is open; the council has two items, one for peers. */
async function underReview() {
  const w = await buildWorld({ state: 'preparing', questions: ['1.1', '1.2'], cast: LEADERS })
  const item = async (title: string, readers: string) => {
    const said = {
      assessmentId: w.assessmentId,
      code: '1.1',
      title,
      speaksFor: '2026-01-31',
      readers,
      url: 'https://x.example/r',
    }
    return (await value(attachLink(w.officer, attachLinkInput.parse(said)))).itemId as string
  }
  const [closed, open] = [await item('Ours alone', 'council'), await item('Peers may see', 'peers')]
  await w.owner.query(
    `update evidence set removed_at = now(), removed_by = added_by, removed_reason = 'R' where council_id = $1`,
    [w.council.id],
  )
  await w.move('submitted')
  const { reviewId, submissionId, invite } = await w.review()
  const in_ = async (name: string, more: object) => {
    const user = await buildUser(name)
    await invite(user, more)
    return { userId: user.userId, place: { review: reviewId } } as Caller<ReviewPlace>
  }
  return {
    ...{ w, reviewId, submissionId, closed, open, here: { assessmentId: w.assessmentId as string } },
    lead: await in_('Pia', { role: 'peer_lead' }),
    peer: await in_('Per', {}),
    second: await in_('Sue', {}),
    waiting: await in_('Willa', { conflict: 'awaiting' }),
  }
}
type Reviewed = Awaited<ReturnType<typeof underReview>>
const answerWith = (who: Caller, requestId: string, more: object) =>
  answerRequest(who, answerRequestInput.parse({ requestId, ...more }))
const seenBy = async ({ w, here }: Reviewed) => (await value(viewRequestsOfAssessment(w.observer, here))).requests
/** After the last day of the review. */
const over = ({ w, reviewId }: Reviewed) =>
  w.owner.query('update reviews set ends_on = current_date - 1 where id = $1', [reviewId])

describe('a request for evidence', () => {
  it('is asked by a cleared peer, on a question that was submitted, by a day of the review; the council has it at once', async () => {
    const s = await underReview()
    const { w, peer, waiting, reviewId } = s
    expect(await ask(waiting)).toMatchObject(refused('conflict-awaited'))
    expect(await ask(peer, { code: '9.9' })).toMatchObject(refused('question-not-in-report'))
    expect(await ask(peer, { dueOn: '2099-02-01' })).toMatchObject(refused('due-beyond-review'))
    expect(askEvidenceInput.safeParse({ code: '1.1', words: ' ', dueOn: inDays(5) }).success).toBe(false)
    for (const who of [w.lead, w.outsider, s.lead])
      if (who !== s.lead)
        expect(await ask({ userId: who.userId, place: { review: reviewId } })).toMatchObject(refused('not-found'))
    const { id } = await value(ask(peer))
    expect(await seenBy(s)).toMatchObject([{ id, words: 'The risk register', by: 'Per', state: 'asked' }])
    const inbox = await viewInbox(w.officer.userId, undefined as never)
    expect(JSON.stringify(inbox)).toContain('The risk register')
    expect(JSON.stringify(await viewInbox(w.member.userId, undefined as never))).not.toContain('The risk register')
    for (const who of [w.contributor, w.outsider, { ...w.outsider, place: w.lead.place }])
      expect(await viewRequestsOfAssessment(who, s.here)).toMatchObject(refused('not-found'))
  })

  it('is answered once with words, or with evidence that peers may open, and changes nothing of what was submitted', async () => {
    const s = await underReview()
    const { w, peer, second, open, closed } = s
    const frozen = async () =>
      (await w.owner.query('select s::text from submissions s where id = $1', [s.submissionId])).rows[0]
    const before = await frozen()
    const { id } = await value(ask(peer))
    expect(answerRequestInput.safeParse({ requestId: id, answer: ' ' }).success, 'an answer says something').toBe(false)
    for (const who of [w.member, w.observer, w.contributor, w.monitor])
      expect(await answerWith(who, id, { answer: 'A' })).toMatchObject(refused('only-who-answers-requests'))
    for (const who of [w.outsider, { ...w.outsider, place: w.lead.place }])
      expect(await answerWith(who, id, { answer: 'A' })).toMatchObject(refused('not-found'))
    expect(await answerWith(w.officer, id, { itemId: closed })).toMatchObject(refused('item-not-for-peers'))
    const seen = async () => (await value(viewRequests(second, null))).requests.find((one) => one.id === id)
    expect(await seen()).toMatchObject({ state: 'asked', item: null })
    await value(answerWith(w.officer, id, { itemId: open, answer: 'Here it is' }))
    expect(await seen()).toMatchObject({ state: 'answered', answer: 'Here it is', item: { title: 'Peers may see' } })
    expect(await answerWith(w.lead, id, { answer: 'Again' })).toMatchObject(refused('request-decided-already'))
    await w.owner.query(`update evidence_items set readers = 'council' where id = $1`, [open])
    expect(await seen(), 'narrowed since').toMatchObject({ hasItem: true, item: null })
    expect(await openSupplement(second, { requestId: id })).toMatchObject(refused('not-found'))
    expect(await frozen()).toEqual(before)
  })

  it('is declined with a reason, or withdrawn by whoever asked it or the lead peer; one of two at once is told so', async () => {
    const s = await underReview()
    const { w, lead, peer, second, waiting } = s
    const reason = 'It is with the auditor'
    expect(declineRequestInput.safeParse({ requestId: 'x', reason: ' ' }).success).toBe(false)
    expect(withdrawRequestInput.safeParse({ requestId: 'x', reason: '' }).success).toBe(false)
    const { id: first } = await value(ask(peer))
    expect(await declineRequest(w.member, { requestId: first, reason })).toMatchObject(
      refused('only-who-answers-requests'),
    )
    expect(await declineRequest(w.outsider, { requestId: first, reason })).toMatchObject(refused('not-found'))
    await value(declineRequest(w.lead, { requestId: first, reason }))
    const { id: other } = await value(ask(peer))
    expect(await withdrawRequest(second, { requestId: other, reason })).toMatchObject(
      refused('only-author-changes-written'),
    )
    expect(await withdrawRequest(waiting, { requestId: other, reason })).toMatchObject(refused('conflict-awaited'))
    await value(withdrawRequest(lead, { requestId: other, reason }))
    const { id: third } = await value(ask(peer))
    const both = await Promise.all([
      withdrawRequest(peer, { requestId: third, reason }),
      answerWith(w.lead, third, { answer: 'A' }),
    ])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(both.find((one) => !one.ok)).toMatchObject(refused('request-decided-already'))
    expect(
      (await seenBy(s))
        .map(({ state }) => state)
        .slice(0, 2)
        .sort(),
    ).toEqual(['declined', 'withdrawn'])
  })

  it('is asked no more once the report is sent, and answered no more once the review is over', async () => {
    const s = await underReview()
    const { w, lead, peer } = s
    const { id } = await value(ask(peer))
    await value(
      writeFinding(lead, {
        findingId: '',
        kind: 'concern',
        words: 'W',
        codes: ['1.1'],
        documents: 2,
        conversations: 1,
      }),
    )
    await value(sendReport(lead, { checkUntil: inDays(5) }))
    expect(await ask(peer)).toMatchObject(refused('report-sent-already'))
    await over(s)
    expect(await answerWith(w.lead, id, { answer: 'A' })).toMatchObject(refused('review-closed'))
    expect(await declineRequest(w.lead, { requestId: id, reason: 'R' })).toMatchObject(refused('review-closed'))
    expect(await ask(peer), 'access is over').toMatchObject(refused('not-found'))
    expect(await withdrawRequest(peer, { requestId: id, reason: 'R' })).toMatchObject(refused('not-found'))
  })

  it('is decided by no statement of the serving role as another, twice, or with what peers may not open', async () => {
    const s = await underReview()
    const { w, peer, second, closed, open, reviewId } = s
    const { id } = await value(ask(peer))
    const { id: withdrawn } = await value(ask(peer))
    await value(withdrawRequest(peer, { requestId: withdrawn, reason: 'R' }))
    const answered = (userId: string, item: string | null, of = id) => sql`update evidence_requests
      set state = 'answered', answer = 'A', item_id = ${item}, revision_id = (select id from evidence_revisions where item_id = ${item}),
        decided_by = ${userId}, decider_name = 'N', decided_at = now() where id = ${of}`
    const host = (who: Caller, statement: ReturnType<typeof sql>) =>
      inCouncil(who, async (tx) => ok((await tx.execute(statement)).rowCount))
    for (const [who, statement] of [
      [w.member, answered(w.member.userId, null)],
      [w.lead, answered(w.officer.userId, null)],
      [w.lead, answered(w.lead.userId, closed)],
      [
        w.lead,
        sql`update evidence_requests set state = 'withdrawn', answer = 'A', decided_by = ${w.lead.userId}, decider_name = 'N', decided_at = now() where id = ${id}`,
      ],
    ] as const)
      await expect(host(who, statement)).rejects.toMatchObject(NOT_ALLOWED)
    await expect(host(w.lead, answered(w.lead.userId, null, withdrawn))).rejects.toMatchObject({
      cause: { code: 'CN003' },
    })
    expect(await host({ ...w.outsider, place: w.outsider.place }, answered(w.outsider.userId, null))).toMatchObject({
      value: 0,
    })
    const asked = (author: string) =>
      inReview(second, async (tx) =>
        ok(
          await tx.execute(sql`insert into evidence_requests (review_id, council_id, code, words, due_on, author_id, author_name)
            values (${reviewId}, ${w.council.id}, '1.1', 'W', current_date, ${author}, 'N')`),
        ),
      )
    await expect(asked(peer.userId)).rejects.toMatchObject(NOT_ALLOWED)
    await value(asked(second.userId))
    expect(await value(host(w.lead, answered(w.lead.userId, open)))).toBe(1)
  })
})

describe('what the team heard', () => {
  const note = (who: Caller<ReviewPlace>, more: object = {}) =>
    noteHeard(who, noteHeardInput.parse({ spokenWith: 'officer', words: 'It is not used', codes: ['1.1'], ...more }))

  it('is noted by a cleared peer, by what the person is and never by name, on questions that were submitted', async () => {
    const { w, peer, lead, waiting, reviewId } = await underReview()
    expect(await note(waiting)).toMatchObject(refused('conflict-awaited'))
    expect(await note(peer, { codes: ['9.9'] })).toMatchObject(refused('question-not-in-report'))
    expect(noteHeardInput.safeParse({ spokenWith: 'Jane Doe', words: 'W', codes: ['1.1'] }).success, 'a name').toBe(
      false,
    )
    for (const who of [w.lead, w.outsider])
      expect(await note({ userId: who.userId, place: { review: reviewId } })).toMatchObject(refused('not-found'))
    const { id } = await value(note(peer))
    expect((await value(viewHeard(lead, null))).heard).toMatchObject([{ id, spokenWith: 'officer', isMine: false }])
    expect(await viewHeard(waiting, null)).toMatchObject(refused('conflict-awaited'))
  })

  it('is changed and taken out by whoever noted it alone, and by nobody after the end', async () => {
    const s = await underReview()
    const { peer, lead } = s
    const { id: conversationId } = await value(note(peer))
    expect(await note(lead, { conversationId })).toMatchObject(refused('only-its-author'))
    expect(await takeOutHeard(lead, { conversationId })).toMatchObject(refused('only-its-author'))
    await value(note(peer, { conversationId, words: 'Better said' }))
    await value(note(peer))
    await value(takeOutHeard(peer, { conversationId }))
    expect(await takeOutHeard(peer, { conversationId })).toMatchObject(refused('not-found'))
    expect((await value(viewHeard(lead, null))).heard).toHaveLength(1)
    await over(s)
    expect(await note(peer)).toMatchObject(refused('not-found'))
  })

  it('is met by nobody of the council, by no statement: neither a row nor a change', async () => {
    const { w, peer, reviewId } = await underReview()
    await value(note(peer))
    for (const who of [w.lead, w.officer, w.observer, w.outsider]) {
      const met = (statement: ReturnType<typeof sql>) =>
        inCouncil(who, async (tx) => ok((await tx.execute(statement)).rowCount))
      expect(await value(met(sql`select * from conversations`))).toBe(0)
      expect(await value(met(sql`update conversations set words = 'W'`))).toBe(0)
      expect(await value(met(sql`delete from conversations`))).toBe(0)
      await expect(
        met(sql`insert into conversations (review_id, council_id, spoken_with, words, codes, author_id, author_name)
          values (${reviewId}, ${w.council.id}, 'officer', 'W', '{1.1}', ${who.userId}, 'N')`),
      ).rejects.toMatchObject(NOT_ALLOWED)
    }
    expect(
      await value(inReview(peer, async (tx) => ok((await tx.execute(sql`select * from conversations`)).rowCount))),
    ).toBe(1)
  })
})
