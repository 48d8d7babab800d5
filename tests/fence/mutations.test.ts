import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { InvitationId } from '@/db/ids'
import { appendUpdates } from '@/db/text-log'
import { type Duty, may, mayInAssessment } from '@/lib/access/access'
import { CAPABILITIES, type Capability } from '@/lib/access/capability'
import { tokenOf } from '@/lib/people/invitation-token'
import { composeText } from '@/server/demo/compose-text'
import { proof, some } from '../kit/proof'
import { readyToRehearse } from '../kit/rehearse'
import { type Answer, mutate, mutations } from '../kit/verbs'
import { forceAssessment } from '../kit/world/assessment'
import { LOW, NEEDS, NOT_LEAD, scenarioOf } from './scenario'
import { AT_HOME, type Scene, setScene, writeAnswer } from './scene'

type Who = [name: string, who: unknown]
type Rehearsal = Awaited<ReturnType<typeof readyToRehearse>>
const { count, seed, timeout } = proof('mutations')
let turn = seed
/** So many of those who are here, others at each turn. */
const fewOf = <T>(all: readonly T[]) => some(all, count, turn++)
let w: Scene
let rehearse: Rehearsal['rehearse']
let changes: Rehearsal['changes']
beforeAll(async () => {
  w = await setScene()
  ;({ rehearse, changes } = await readyToRehearse(w.owner))
})
const userOf = (name: string) => w.insiders[name]?.userId
const peerIn = (user: { userId: string }) => ({ userId: user.userId, place: { review: w.is.review } })
/** A session of the member's, by its id. */
const sessionIn = async (token: string) =>
  (
    await w.owner.query(
      `insert into sessions (session_token, user_id, expires) values ($1, $2, now() + interval '1 hour') returning id`,
      [`${token} ${randomUUID()}`, userOf('member')],
    )
  ).rows[0].id as string
const insiders = (names: string[]): Who[] => fewOf(names).map((name) => [name, w.insiders[name]])

/** What a refusal may be: that there is nothing here, that this is for somebody else, or that its time is over. Never what the input lacks. */
const NOTHING_HERE = ['not-found']
const FOR_OTHERS = [
  ...NOTHING_HERE,
  'only-the-lead',
  'only-lead-or-chair',
  'only-the-programme',
  'only-writers-attach',
  'only-assigned-comment',
  'only-adder-or-officer-removes',
  'observers-only-read',
  'only-those-taking-part-add',
  'only-owner-or-officer-changes',
  'only-monitoring-officer-decides',
  'not-an-assessor',
  'not-a-group-leader',
  'not-the-chair',
  'not-the-facilitator',
  'not-in-the-meeting',
  'not-a-signatory',
  'no-statutory-officer',
  'invitation-not-yours',
  'conflict-awaited',
  'only-author-or-lead-peer',
  'only-author-changes-written',
  'only-who-answers-peers',
  'only-writers-keep-versions',
  'only-writers-decide',
  'only-writers-fill-gaps',
  'only-who-keeps-plan',
  'only-owner-moves',
  'only-an-approver',
  'only-who-checks-facts',
  'only-the-lead-peer',
  'only-who-refers',
  'only-the-second-person',
  'only-monitoring-officer-overrides',
  'only-lead-or-monitoring-officer',
  'only-who-withdraws',
  'only-its-author',
  'only-who-answers-requests',
]
const TOO_LATE = [
  'assessment-in-other-state',
  'rules-are-fixed',
  'people-are-fixed',
  'evidence-is-frozen',
  'comments-are-closed',
  'answer-not-open',
]

const done = new Set<string>()
async function attempt(verb: string, who: unknown, input: object): Promise<Answer> {
  const answer = await mutate(verb, who, input)
  if (answer.ok) done.add(verb)
  return answer
}

async function refuse(verb: string, [name, who]: Who, input: object, because: string[]) {
  const answer = await attempt(verb, who, input)
  expect(because, `${verb} by ${name}`).toContain(answer.refusal?.kind)
}
async function deny(verb: string, who: Who, input: object, before: string, because: string[]) {
  await refuse(verb, who, input, because)
  expect(await changes(), `${verb} by ${who[0]} changes nothing`).toBe(before)
}

type Standing = { roles: string[]; duties: Duty[]; isAssigned: boolean }
/** Of every person: the roles of today, the duties in the assessment, and whether something in it is theirs to write. */
async function standings(): Promise<(name: string) => Standing> {
  const { rows } = await w.owner.query<Standing & { userId: string }>(
    `select m.user_id as "userId", array_agg(distinct m.role) as roles,
       array(select d.duty from current_duties d where d.user_id = m.user_id and d.assessment_id = $2) as duties,
       exists (select 1 from assignments s where s.user_id = m.user_id and s.assessment_id = $2) as "isAssigned"
     from memberships m where m.council_id = $1 and m.ends_on is null group by m.user_id`,
    [w.council.id, w.is.assessment ?? null],
  )
  const byUser = new Map(rows.map((row) => [row.userId, row]))
  return (name) => byUser.get(userOf(name) ?? '') ?? { roles: [], duties: [], isAssigned: false }
}

/** What the table says of this act and somebody who stands so. */
function tableAllows(verb: string, { roles, duties, isAssigned }: Standing): boolean {
  const needs = NEEDS[verb]
  if (!needs) throw new Error(`nothing says what ${verb} needs`)
  const whereAssigned = `${needs}-assigned` as Capability
  return (
    mayInAssessment({ roles }, duties, needs) ||
    (isAssigned && whereAssigned in CAPABILITIES && may({ roles }, whereAssigned))
  )
}

const strangers = () => Object.entries(w.strangers)
const force = (state: string) => forceAssessment(w.owner, w.is.assessment as string, state)

describe(`every mutation (seed ${seed})`, () => {
  it(
    'is for those for whom the table says so, of every role; refused to strangers, peers and after the freeze; and changes nothing when refused',
    async () => {
      for (const step of scenarioOf(w)) {
        await step.prepare?.()
        const before = await changes()
        for (const one of strangers())
          if (!(step.namesNothing && one[0] === AT_HOME))
            await refuse(step.verb, one, await step.input(), step.hidden ?? NOTHING_HERE)
        const standingOf = await standings()
        const doer: Who = [step.by, w.insiders[step.by]]
        const others = Object.entries(w.insiders).filter(([name]) => name !== step.by)
        const tooLow = others.filter(([name]) => step.not.includes(name))
        for (const [name, who] of new Map([doer, ...some(tooLow, 1, turn), ...fewOf(others)])) {
          const allows = tableAllows(step.verb, standingOf(name))
          if (step.not.includes(name)) expect(allows, `the table lets ${name} ${step.verb}`).toBe(false)
          const answer = await rehearse(step.verb, who, await step.input())
          expect(FOR_OTHERS.includes(answer), `${step.verb} by ${name}: ${answer}`).toBe(
            !(allows || step.also?.includes(name)),
          )
          if (name === step.by) expect(answer, `${step.verb} by ${name}`).toBe('done')
        }
        expect(await changes(), `${step.verb} by strangers, and rehearsed by everybody, changes nothing`).toBe(before)
        for (const state of step.freezes ?? []) {
          const input = await step.input()
          const was = await force(state)
          const frozen = await changes()
          await deny(step.verb, [`${step.by} when ${state}`, w.insiders[step.by]], input, frozen, TOO_LATE)
          await force(was)
        }
        const answer = await attempt(step.verb, w.insiders[step.by], await step.input())
        expect(answer, `${step.verb} by ${step.by}`).toMatchObject({ ok: true })
        if (step.verb === 'startPreparing') await writeAnswer(w, 'The answer as it stands.', 7)
        if (step.verb === 'nameVersion') await writeAnswer(w, 'A line that goes again.', 8)
        if (step.keeps) w.is[step.keeps] = answer.value?.[`${step.keeps}Id`] as string
        expect((await changes()) === before, `${step.verb} by ${step.by} changes something`).toBe(false)
      }
    },
    timeout,
  )

  it(
    'of a peer or their host is refused to others, to a peer not yet let in, and after the review has closed',
    async () => {
      const { peerLead, declared } = w.users
      const outsiders: Who[] = [
        ['nobody', peerIn({ userId: randomUUID() })],
        ['the council’s lead', peerIn(w.insiders.lead as { userId: string })],
        ['another council’s lead', peerIn(w.outsider)],
        ['a peer of another review', peerIn(w.peer)],
      ]
      const guests: Who[] = [
        ['a peer', { ...peerIn(peerLead), place: { council: w.council.slug } }],
        ...strangers(),
        ...insiders(NOT_LEAD),
      ]
      const comment = { code: '1.1', body: 'Who keeps it?', on: undefined }
      w.is.body = 'We do'
      const notPeers: Who[] = [...outsiders, ['another of the team', peerIn(declared)]]
      const conflict = await w.owner.query('select id from review_peers where email = $1', [declared.email])
      await w.owner.query(`update mails set state = 'refused' where kind = 'review'`)
      const steps: [verb: string, by: unknown, input: object, not: Who[]][] = [
        ['declareConflict', peerIn(peerLead), { conflict: 'none', conflictText: '' }, outsiders],
        ['declareConflict', peerIn(declared), { conflict: 'declared', conflictText: 'My sister' }, outsiders],
        ['commentOnSubmission', peerIn(peerLead), comment, [...outsiders, ['a peer in conflict', peerIn(declared)]]],
        ['askPack', peerIn(peerLead), {}, [...outsiders, ['a peer in conflict', peerIn(declared)]]],
        ['sendPeerAgain', w.insiders.lead, { reviewId: w.is.review, peerId: conflict.rows[0].id }, guests],
        ['clearConflict', w.insiders.lead, { reviewId: w.is.review, peerId: conflict.rows[0].id }, guests],
        ['replyAsPeer', peerIn(declared), w.is, outsiders],
        ['shareComment', peerIn(peerLead), w.is, notPeers],
        ['takeBackComment', peerIn(peerLead), w.is, notPeers],
        ['shareComment', peerIn(peerLead), w.is, notPeers],
        [
          'answerPeers',
          w.insiders.lead,
          w.is,
          [['a peer', { ...peerIn(peerLead), place: { council: w.council.slug } }], ...strangers(), ...insiders(LOW)],
        ],
        ['closeReview', w.insiders.lead, { reviewId: w.is.review }, guests],
      ]
      const lead: Who = ['the lead', w.insiders.lead]
      const endsOn = (day: string) => w.owner.query(`update reviews set ends_on = ${day} where id = $1`, [w.is.review])
      for (const [verb, by, input, not] of steps) {
        if (verb === 'answerPeers') {
          await deny(verb, ['the lead, before it is theirs to see', by], input, await changes(), NOTHING_HERE)
          await w.owner.query(
            `update review_comments set shared_at = shared_at - interval '16 minutes' where id = $1`,
            [w.is.commentId],
          )
        }
        const before = await changes()
        for (const one of not) await refuse(verb, one, input, FOR_OTHERS)
        expect(await changes(), `${verb} by outsiders changes nothing`).toBe(before)
        if (by !== w.insiders.lead) {
          await endsOn('current_date - 1')
          await deny(verb, ['a peer after the last day', by], input, await changes(), NOTHING_HERE)
          await endsOn(`'2099-01-31'`)
        }
        const answer = await attempt(verb, by, input)
        expect(answer, verb).toMatchObject({ ok: true })
        if (verb === 'commentOnSubmission') w.is.commentId = answer.value?.id as string
        if (verb === 'clearConflict') await deny(verb, lead, input, await changes(), ['peer-let-in-already'])
      }
      const closed = await changes()
      for (const [verb, by, input] of steps)
        if (by === w.insiders.lead) await deny(verb, lead, input, closed, ['review-closed'])
        else await deny(verb, ['a peer after the review has closed', by], input, closed, NOTHING_HERE)
    },
    timeout,
  )

  it(
    'of a report is for its team and its lead peer, then for its council, and over once it is sent and published',
    async () => {
      const { peer, users, insiders: here } = w
      const place = { review: w.review as never }
      await w.owner.query(
        `insert into review_peers (review_id, council_id, email, name, role, conflict) values ($1, $2, $3, 'Second', 'peer', 'none')`,
        [w.review, w.council.id, users.gone.email],
      )
      const lead = { userId: peer.userId, place }
      const second: Who = ['another of the team', { userId: users.gone.userId, place }]
      const others: Who[] = [
        ['nobody', { userId: randomUUID(), place }],
        ['the council’s lead', { ...here.lead, place }],
        ['another council’s lead', { ...w.outsider, place }],
        ['a peer of another review', { userId: users.peerLead.userId, place }],
      ]
      const strange: Who[] = [...strangers(), ['the lead peer', { ...lead, place: { council: w.council.slug } }]]
      const idIn = async (table: string) =>
        (await w.owner.query(`select id from ${table} where council_id = $1`, [w.council.id])).rows[0]?.id as string
      const finding = { kind: 'concern', words: 'W', codes: '1.1', documents: '1', conversations: '2' }
      const asked = { words: 'Do it', priority: 'high', timescale: 'year', ownerPost: 'P' }
      const soon = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)
      const request = async () => ({
        requestId: await idIn(`(select * from evidence_requests where state = 'asked') q`),
      })
      const progress = async () => ({ progressId: await idIn('progress_reviews') })
      const levels = { reviewId: w.review, stage: 'scoping' }
      const level = { code: '1.1', kind: '3', reason: 'R' }
      const heard = { spokenWith: 'officer', words: 'W', codes: '1.1' }
      const evidence = { code: '1.1', words: 'The register', dueOn: soon }
      const steps: [verb: string, by: unknown, input: () => object | Promise<object>, not: Who[]][] = [
        [
          'setVisit',
          here.lead,
          () => ({ reviewId: w.review, visitOn: '2026-09-01' }),
          [...strange, ...insiders(NOT_LEAD)],
        ],
        [
          'moveMilestone',
          here.lead,
          () => ({ reviewId: w.review, what: 'progress', dueOn: soon, reason: 'R' }),
          [...strange, ...insiders(NOT_LEAD)],
        ],
        [
          'sayMilestoneDone',
          here.lead,
          () => ({ reviewId: w.review, what: 'progress', note: 'N' }),
          [...strange, ...insiders(NOT_LEAD)],
        ],
        ['askEvidence', lead, () => evidence, others],
        ['withdrawRequest', lead, async () => ({ ...(await request()), reason: 'R' }), [...others, second]],
        ['askEvidence', lead, () => evidence, others],
        [
          'answerRequest',
          here.officer,
          async () => ({ ...(await request()), answer: 'A' }),
          [...strange, ...insiders([...LOW, 'member'])],
        ],
        ['askEvidence', lead, () => evidence, others],
        [
          'declineRequest',
          here.officer,
          async () => ({ ...(await request()), reason: 'R' }),
          [...strange, ...insiders([...LOW, 'member'])],
        ],
        ['noteHeard', lead, () => heard, others],
        ['takeOutHeard', lead, async () => ({ conversationId: await idIn('conversations') }), [...others, second]],
        ['writeFinding', lead, () => finding, others],
        ['writeFinding', lead, async () => ({ ...finding, findingId: await idIn('findings') }), [...others, second]],
        ['removeWritten', lead, async () => ({ kind: 'finding', id: await idIn('findings') }), [...others, second]],
        ['writeFinding', lead, () => finding, others],
        ['writeRecommendation', lead, () => asked, others],
        ['agreePeerLevelsAsPeer', lead, () => ({ stage: 'scoping' }), [...others, second]],
        ['takeBackPeerLevelsAsPeer', lead, () => ({ stage: 'scoping' }), [...others, second]],
        ['agreePeerLevels', here.lead, () => levels, [...strange, ...insiders(NOT_LEAD)]],
        ['takeBackPeerLevels', here.lead, () => levels, [...strange, ...insiders(NOT_LEAD)]],
        ['agreePeerLevels', here.lead, () => levels, [...strange, ...insiders(NOT_LEAD)]],
        ['agreePeerLevelsAsPeer', lead, () => ({ stage: 'scoping' }), [...others, second]],
        ['scoreAsPeer', lead, () => level, others],
        ['scoreAsPeer', second[1], () => level, others],
        ['revealPeerLevel', lead, () => ({ code: '1.1' }), [...others, second]],
        ['recordPeerLevel', lead, () => ({ code: '1.1', level: '2', reason: 'R' }), [...others, second]],
        ['differFromLevel', second[1], () => ({ code: '1.1', ofLevel: '2', words: 'W' }), others],
        ['sendReport', lead, () => ({ checkUntil: soon }), [...others, second]],
        [
          'questionFact',
          here.officer,
          async () => ({ reviewId: w.review, kind: 'finding', id: await idIn('findings'), says: 'S', correction: 'C' }),
          [...strange, ...insiders([...LOW, 'member'])],
        ],
        [
          'decideFact',
          lead,
          async () => ({ pointId: await idIn('fact_points'), outcome: 'corrected', words: 'Other', answer: 'A' }),
          [...others, second],
        ],
        ['publishReport', lead, () => ({}), [...others, second]],
        [
          'answerRecommendation',
          here.lead,
          async () => ({
            ...{ recommendationId: await idIn('recommendations'), decision: 'accepted', title: 'Do it' },
            ...{ ownerId: userOf('officer'), dueOn: soon },
          }),
          [...strange, ...insiders(NOT_LEAD)],
        ],
        ['beginReply', here.lead, () => ({ reviewId: w.review }), [...strange, ...insiders(NOT_LEAD)]],
        [
          'takeBackReply',
          here.lead,
          async () => ({ replyId: await idIn('replies') }),
          [...strange, ...insiders(NOT_LEAD)],
        ],
        [
          'agreeReply',
          here.lead,
          async () => ({ replyId: await idIn('replies') }),
          [...strange, ...insiders(NOT_LEAD)],
        ],
        ['beginProgress', here.lead, () => ({ reviewId: w.review }), [...strange, ...insiders(NOT_LEAD)]],
        [
          'writeStatement',
          here.officer,
          async () => ({ ...(await progress()), recommendationId: await idIn('recommendations'), words: 'W' }),
          [...strange, ...insiders([...LOW, 'member'])],
        ],
        [
          'handOverProgress',
          here.lead,
          async () => ({ ...(await progress()), until: '2099-02-01' }),
          [...strange, ...insiders(NOT_LEAD)],
        ],
        [
          'letPeersStay',
          here.lead,
          async () => ({ ...(await progress()), until: '2099-02-02' }),
          [...strange, ...insiders(NOT_LEAD)],
        ],
        [
          'writeView',
          lead,
          async () => ({ recommendationId: await idIn('recommendations'), howFar: 'done', words: 'W' }),
          others,
        ],
        ['publishProgress', lead, () => ({}), [...others, second]],
      ]
      /** It goes to a body, which has minuted where it is to be agreed. */
      const withBody = async (replyId: string, isMinuted: boolean) => {
        await appendUpdates([
          {
            ...{ councilId: w.council.id, documentId: replyId as never, authorId: here.lead?.userId as string },
            ...{ batchId: randomUUID(), payload: composeText(['We thank the team.'], isMinuted ? 91 : 92) },
          },
        ])
        const { rows } = await w.owner.query(
          `select s.assessment_id as id from reviews v join submissions s on s.id = v.submission_id where v.id = $1`,
          [w.review],
        )
        const to = { assessmentId: rows[0].id, replyId, body: 'cabinet', bodyName: 'Cabinet', meetsOn: '2026-01-01' }
        const sent = await attempt('referToBody', here.lead, to)
        expect(sent).toMatchObject({ ok: true })
        const minuted = { referralId: sent.value?.referralId, minute: 'Agreed' }
        if (isMinuted) expect(await attempt('recordMinute', here.lead, minuted)).toMatchObject({ ok: true })
      }
      for (const [verb, by, input, not] of steps) {
        if (verb === 'takeBackReply' || verb === 'agreeReply')
          await withBody(await idIn('replies'), verb === 'agreeReply')
        if (verb === 'publishReport') {
          await deny(verb, ['its lead, too early', by], {}, await changes(), ['council-still-checks'])
          await w.owner.query('update reviews set check_until = current_date - 1 where id = $1', [w.review])
        }
        const before = await changes()
        for (const one of not) await refuse(verb, one, await input(), FOR_OTHERS)
        expect(await changes(), `${verb} by others changes nothing`).toBe(before)
        expect(await attempt(verb, by, await input()), verb).toMatchObject({ ok: true })
      }
      const over = await changes()
      const TOO_LATE_NOW = ['report-sent-already', 'facts-not-open', 'fact-decided-already', 'report-published-already']
      TOO_LATE_NOW.push('reply-is-agreed', 'reply-begun-already', 'progress-begun-already', 'progress-handed-over')
      TOO_LATE_NOW.push('progress-not-with-peers', 'progress-published-already')
      TOO_LATE_NOW.push('peer-levels-said-already', 'peer-levels-stand')
      // What was asked is decided by then; what was heard may be noted as long as the team is there.
      const LATER = [
        'setVisit',
        'moveMilestone',
        'sayMilestoneDone',
        'withdrawRequest',
        'answerRequest',
        'declineRequest',
        'noteHeard',
        'takeOutHeard',
      ]
      for (const [verb, by, input] of steps.filter(([verb]) => !LATER.includes(verb)))
        await deny(verb, [`${verb} once it is published`, by], await input(), over, TOO_LATE_NOW)
    },
    timeout,
  )

  it('outside a council is refused to whoever is not meant, and removing a person comes last', async () => {
    const input = {
      slug: `new-${randomUUID().slice(0, 8)}`,
      name: 'Newby',
      type: 'unitary',
      governanceModel: 'cabinet',
      gssCode: '',
      leadName: 'L',
      leadEmail: 'l@people.example',
      leadPost: 'P',
    }
    let before = await changes()
    for (const who of [randomUUID(), userOf('lead'), w.peer.userId])
      await deny('addCouncil', [String(who), who], input, before, ['only-the-programme'])
    const added = await attempt('addCouncil', w.users.programme.userId, input)
    expect(added).toMatchObject({ ok: true })
    const theirs = { invitationId: added.value?.invitationId as string }
    await w.owner.query(`update mails set state = 'refused' where invitation_id = $1`, [theirs.invitationId])
    const corrected = { ...theirs, leadName: 'L', leadEmail: 'new.lead@people.example', leadPost: 'P' }
    before = await changes()
    for (const who of [randomUUID(), userOf('lead'), w.peer.userId]) {
      await deny('sendLeadAgain', [String(who), who], theirs, before, ['not-found'])
      await deny('correctLead', [String(who), who], corrected, before, ['not-found'])
    }
    expect(await attempt('sendLeadAgain', w.users.programme.userId, theirs)).toMatchObject({ ok: true })
    expect(await attempt('correctLead', w.users.programme.userId, corrected)).toMatchObject({ ok: true })

    const invited = await attempt('invitePerson', w.insiders.lead, {
      name: 'I',
      email: w.users.invited.email,
      role: 'member',
      post: 'P',
      politicalGroupId: '',
    })
    const taking = { token: tokenOf(invited.value?.invitationId as InvitationId) }
    before = await changes()
    for (const who of [randomUUID(), userOf('lead'), w.peer.userId, w.outsider.userId])
      await deny('acceptInvitation', [String(who), who], taking, before, ['invitation-not-yours'])
    expect(await attempt('acceptInvitation', w.users.invited.userId, taking)).toMatchObject({ ok: true })
    before = await changes()
    const again: Who = ['the same person again', w.users.invited.userId]
    await deny('acceptInvitation', again, taking, before, ['invitation-not-yours'])

    const [mine, other] = await Promise.all(['one', 'other'].map((what) => sessionIn(what)))
    before = await changes()
    for (const who of [randomUUID(), userOf('lead')]) {
      await deny('endSignIn', [String(who), who], { sessionId: other }, before, NOTHING_HERE)
      await deny('endOtherSignIns', [String(who), who], { keep: mine }, before, NOTHING_HERE)
    }
    expect(await attempt('endSignIn', userOf('member'), { sessionId: other })).toMatchObject({ ok: true })
    await sessionIn('a third')
    expect(await attempt('endOtherSignIns', userOf('member'), { keep: mine })).toEqual({
      ok: true,
      value: { ended: 1 },
    })
    before = await changes()

    const mailed = { council: w.council.slug, cadence: 'weekly' }
    for (const who of [randomUUID(), w.peer.userId, w.outsider.userId])
      await deny('chooseMail', [String(who), who], mailed, before, NOTHING_HERE)
    expect(await attempt('chooseMail', userOf('member'), mailed)).toMatchObject({ ok: true })
    expect(await attempt('seeNotices', userOf('member'), { ids: [randomUUID()] })).toMatchObject({
      ok: true,
    })
    before = await changes()

    const going = { kind: 'person', about: w.users.gone.email, reason: 'They asked for it' }
    const deniedTo = async (verb: string, input: object) => {
      const was = await changes()
      for (const who of [randomUUID(), userOf('lead'), w.peer.userId])
        await deny(verb, [String(who), who], input, was, ['only-the-programme'])
    }
    await deniedTo('askLeaving', going)
    const asked = await attempt('askLeaving', w.users.programme.userId, going)
    const part = { leavingId: asked.value?.leavingId }
    await deniedTo('confirmLeaving', part)
    before = await changes()
    const first: Who = ['who asked for it', w.users.programme.userId]
    await deny('confirmLeaving', first, part, before, ['leaving-takes-another'])
    expect(await attempt('confirmLeaving', w.users.other.userId, part)).toMatchObject({ ok: true })
    await deniedTo('callOffLeaving', part)
    expect(await attempt('callOffLeaving', w.users.programme.userId, part)).toMatchObject({ ok: true })
    before = await changes()

    const leaving = {
      membershipId: (await w.owner.query('select id from memberships where user_id = $1', [userOf('contributor')]))
        .rows[0].id,
    }
    for (const one of strangers()) await deny('removePerson', one, leaving, before, NOTHING_HERE)
    for (const one of insiders(NOT_LEAD)) await deny('removePerson', one, leaving, before, FOR_OTHERS)
    expect(await attempt('removePerson', w.insiders.lead, leaving)).toMatchObject({ ok: true })
  })

  it('that exists is tried here, and done', () => {
    expect([...mutations.keys()].filter((verb) => !done.has(verb)).sort()).toEqual([])
  })
})
