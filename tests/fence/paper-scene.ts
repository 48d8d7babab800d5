import { randomUUID } from 'node:crypto'
import { inCouncil } from '@/db/gate'
import { appendUpdates } from '@/db/text-log'
import { loadAssessment } from '@/lib/assessment/store'
import { fillGap } from '@/lib/crosswalk/fill-gap'
import { PAPER_KINDS, type PaperKind } from '@/lib/paper/shape/paper'
import { ok } from '@/lib/result'
import { agreeScore } from '@/lib/score/agree-score'
import { recordStance } from '@/lib/score/record-stance'
import { revealRound } from '@/lib/score/reveal-round'
import { assembleSubmission } from '@/lib/submission/assemble-submission'
import { loadSubmissionRows } from '@/lib/submission/load-submission'
import { sealOf } from '@/lib/submission/seal'
import { canonicalForm } from '@/lib/submission/submission'
import { composeText } from '@/server/demo/compose-text'
import { buildUser, buildWorld, SCORERS } from '../kit/world'

export const READERS = [
  'lead',
  'member',
  'officer',
  'monitor',
  'observer',
  'contributor',
  'peer',
  'uncleared peer',
  'outsider',
] as const
export type Reader = (typeof READERS)[number]

export const WHOLE: Reader[] = ['lead', 'member', 'officer', 'monitor', 'observer']
const RESTRICTED: Reader[] = ['lead', 'member', 'officer', 'monitor']
/** A word that stands in one place alone: of which assessment, in which kinds, and whose eyes it is for. */
type Canary = { word: string; of: 'running' | 'submitted'; kinds: PaperKind[]; readers: Reader[] }
const running = (word: string, kinds: PaperKind[], readers: Reader[]): Canary => ({
  word,
  of: 'running',
  kinds,
  readers,
})
const sealed = (word: string, kinds: PaperKind[], readers: Reader[]): Canary => ({
  word,
  of: 'submitted',
  kinds,
  readers,
})
const ORDERS: PaperKind[] = ['cpc', 'best-value']

/** What formal bodies said of the submission, and what the council answered: no peer’s. */
export const ROUTE_CANARIES = [...['canary-body', 'canary-minute', 'canary-body-recommends', 'canary-body-answered']]
export const CANARIES: Canary[] = [
  running('canary-answer-one', ['whole', 'area', ...ORDERS], [...WHOLE, 'contributor']),
  running('canary-answer-two', ['whole', 'area', ...ORDERS], WHOLE),
  running('canary-answer-other-area', ['whole', ...ORDERS], WHOLE),
  running('canary-statement', ['whole', 'area'], WHOLE),
  running('canary-comment-one', ['whole', 'area'], [...WHOLE, 'contributor']),
  running('canary-comment-two', ['whole', 'area'], WHOLE),
  running('canary-comment-on-exempt', ['whole', 'area'], RESTRICTED),
  running('canary-evidence-council', ['whole', 'area', 'evidence', 'committee', ...ORDERS], [...WHOLE, 'contributor']),
  running('canary-evidence-exempt', ['whole', 'area', 'evidence'], RESTRICTED),
  running('canary-evidence-confidential', ['whole', 'area', 'evidence'], RESTRICTED),
  running('canary-evidence-two', ['whole', 'area', 'evidence', 'committee', ...ORDERS], WHOLE),
  running('canary-evidence-removed', [], []),
  running('canary-reason', ['whole', 'area', 'agenda', 'committee', ...ORDERS], WHOLE),
  running('canary-minority', ['whole', 'area', 'agenda', 'committee', ...ORDERS], WHOLE),
  running('canary-hidden', [], []),
  running('canary-draft-score', [], []),
  running('canary-note', ['agenda'], WHOLE),
  running('canary-gap', ['cpc'], WHOLE),
  sealed(
    'canary-sealed-answer',
    [...PAPER_KINDS].filter((kind) => ['whole', 'area'].includes(kind)),
    ['peer'],
  ),
  sealed('canary-sealed-exempt', [], []),
  sealed('canary-team-comment', ['area'], ['peer']),
  sealed('canary-council-thread', [], []),
  ...ROUTE_CANARIES.map((word) => sealed(word, [], [])),
]

export type Papers = Awaited<ReturnType<typeof setPapers>>

/** A council in its meeting with a word of its own in everything that a document could hold, and a submission under review. */
export async function setPapers() {
  const w = await buildWorld({
    state: 'agreeing',
    questions: ['1.1', '1.2', '2.1'],
    ready: ['1.1', '1.2', '2.1'],
    cast: { ...SCORERS },
    minutes: 90,
  })
  const { owner, council, assessmentId } = w
  const place = { council_id: council.id, assessment_id: assessmentId }
  const done = (outcome: { ok: boolean }) => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome))
  }
  const insert = async (table: string, row: Record<string, unknown>) =>
    (
      await owner.query(
        `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row)
          .map((_, at) => `$${at + 1}`)
          .join(', ')}) returning id`,
        Object.values(row),
      )
    ).rows[0].id as string
  let client = 50
  const write = (documentId: string, words: string) =>
    appendUpdates([
      {
        ...{
          councilId: council.id,
          documentId: documentId as never,
          authorId: w.officer.userId,
          batchId: randomUUID(),
        },
        payload: composeText([words], client++),
      },
    ])
  const comment = async (subject_id: string, body: string) => {
    const thread_id = await insert('comment_threads', {
      council_id: council.id,
      subject_id,
      created_by: w.officer.userId,
    })
    await insert('comments', {
      council_id: council.id,
      thread_id,
      author_id: w.officer.userId,
      author_name: 'N',
      author_post: 'P',
      body,
    })
  }
  const attach = (code: string, title: string, audience: string, more: object = {}) =>
    insert('evidence', {
      ...{
        ...place,
        assessment_question_id: w.question(code).id,
        kind: 'link',
        title,
        speaks_for: '2026-03-31',
        audience,
      },
      ...{ url: 'https://x.example', added_by: w.officer.userId, ...more },
    })
  const exempt = { exempt_paragraph: 3, exempt_reason: 'R', exempt_review_on: '2099-01-01' }

  await write(w.question('1.1').documentId, 'canary-answer-one')
  await write(w.question('1.2').documentId, 'canary-answer-two')
  await write(w.question('2.1').documentId, 'canary-answer-other-area')
  await write(w.assessment.statement(1), 'canary-statement')
  await comment(w.question('1.1').id, 'canary-comment-one')
  await comment(w.question('1.2').id, 'canary-comment-two')
  await attach('1.1', 'canary-evidence-council', 'council')
  await comment(await attach('1.1', 'canary-evidence-exempt', 'exempt', exempt), 'canary-comment-on-exempt')
  await attach('1.1', 'canary-evidence-confidential', 'confidential')
  await attach('1.2', 'canary-evidence-two', 'public')
  await attach('1.2', 'canary-evidence-removed', 'public', {
    removed_by: w.officer.userId,
    removed_at: new Date(),
    removed_reason: 'R',
  })
  // 1.1 is open and its scores hidden; 1.2 is agreed with a dissent.
  await w.score('1.1', [2, 3, 4, 1, 2])
  await owner.query(
    `set session_replication_role = replica; update scores set reason = 'canary-hidden'; set session_replication_role = origin`,
  )
  await insert('score_drafts', {
    ...place,
    round_id: w.question('2.1').roundId,
    assessor_id: w.ada.userId,
    draft: { kind: '2', reason: 'canary-draft-score' },
  })
  await w.score('1.2', [3, 3, 3, 3, 2], w.question('1.2').roundId)
  const two = { assessmentId, code: '1.2', roundId: w.question('1.2').roundId }
  done(await revealRound(w.chair, two))
  done(await agreeScore(w.chair, { ...two, level: 3, ambition: 4, reason: 'canary-reason', groupDissent: undefined }))
  done(
    await recordStance(w.eve, { ...two, stance: 'dissent', minorityView: 'canary-minority', isNamed: false } as never),
  )
  await insert('meeting_notes', { ...place, kind: 'decision', words: 'canary-note', noted_by: w.lead.userId })
  done(await fillGap(w.lead, { assessmentId, order: 'cpc', ask: 'about', seen: '', words: 'canary-gap' }))

  const past = await submitted()
  return {
    w,
    readers: {
      ...Object.fromEntries(
        (['lead', 'member', 'officer', 'monitor', 'observer', 'contributor'] as const).map((who) => [
          who,
          { caller: w[who], place: 'council' },
        ]),
      ),
      outsider: { caller: { ...w.outsider, place: w.lead.place }, place: 'council' },
      ...past.peers,
    } as Record<Reader, { caller: unknown; place: 'council' | 'review' }>,
    assessmentOf: (_: Reader) => assessmentId,
    submittedId: past.submittedId,
    sourceOf: (reader: Reader): Canary['of'] => (reader === 'peer' ? 'submitted' : 'running'),
  }

  /** Another assessment, submitted as it stands, with a peer who was let in and one who was not. */
  async function submitted() {
    const other = await w.assess({ state: 'agreeing', questions: ['1.1'], ready: ['1.1'], title: 'Last year' })
    const question = other.question('1.1')
    const of = { council_id: council.id, assessment_id: other.id }
    await write(question.documentId, 'canary-sealed-answer')
    await comment(question.id, 'canary-council-thread')
    await insert('evidence', {
      ...{
        ...of,
        assessment_question_id: question.id,
        kind: 'link',
        title: 'canary-sealed-exempt',
        speaks_for: '2026-03-31',
      },
      ...{ audience: 'exempt', url: 'https://y.example', added_by: w.officer.userId, ...exempt },
    })
    const read = await inCouncil(w.lead, async (tx, actor) => {
      const a = await loadAssessment(tx, actor, other.id)
      if (!a) throw new Error('it is not there')
      return ok(assembleSubmission(await loadSubmissionRows(tx, a)).content)
    })
    if (!read.ok) throw new Error('it cannot be read')
    const file = { content: read.value, signatures: [], submittedAt: '2026-06-30T10:00:00.000Z' }
    const submission_id = await insert('submissions', {
      ...{
        ...of,
        version: 1,
        submitted_by: w.lead.userId,
        content: file,
        canonical: canonicalForm(file),
        sha256: sealOf(file),
      },
    })
    const review_id = await insert('reviews', {
      council_id: council.id,
      submission_id,
      title: 'A review',
      created_by: w.lead.userId,
      ends_on: '2099-01-31',
    })
    const referral_id = await insert('referrals', {
      ...{ council_id: council.id, submission_id, body: 'scrutiny', body_name: 'canary-body', meets_on: '2026-09-08' },
      created_by: w.lead.userId,
    })
    const ask = { council_id: council.id, referral_id, number: 1, words: 'canary-body-recommends' }
    await insert('body_asks', { ...ask, answer_by: '2026-11-08' })
    await owner.query(`update referrals set minute = 'canary-minute', minuted_at = now() where id = $1`, [referral_id])
    await owner.query(
      `update body_asks set decision = 'not-accepted', reason = 'canary-body-answered', author_id = $2, answered_at = now()
        where referral_id = $1`,
      [referral_id, w.lead.userId],
    )
    const join = async (name: string, conflict: string) => {
      const user = await buildUser(name)
      await insert('review_peers', {
        review_id,
        council_id: council.id,
        email: user.email,
        name,
        role: 'peer',
        conflict,
      })
      return { caller: { userId: user.userId, place: { review: review_id } }, place: 'review' as const }
    }
    const peer = await join('Peer', 'none')
    await insert('review_comments', {
      ...{
        review_id,
        council_id: council.id,
        submission_id,
        code: '1.1',
        body: 'canary-team-comment',
        audience: 'team',
      },
      ...{ subject_id: question.id, author_id: peer.caller.userId, author_name: 'Peer' },
    })
    return { submittedId: other.id, peers: { peer, 'uncleared peer': await join('Waiting peer', 'awaiting') } }
  }
}
