import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asUser, takeMail } from '@/db/gate'
import type { UserId } from '@/db/ids'
import { writeLetter } from '@/lib/mail/write-letter'
import { NOTICE_KINDS } from '@/lib/notice/notice'
import { asOneAct } from '@/lib/once'
import { submitScore } from '@/lib/score/submit-score'
import { proof, some } from '../kit/proof'
import { type TwoWorlds, twoWorlds, type World } from '../kit/two-worlds'
import { modules, mutate, mutations } from '../kit/verbs'
import { CLOSED, OPENED } from './opened'
import { scenarioOf } from './scenario'
import type { Scene } from './scene'
import { buildSecret, differ, type Secret } from './secret'
import { type Asked, look, NO_VIEWS, type Person, VIEWS, type View } from './views'

const NOW = new Date()
const { count, seed, timeout } = proof('acts')
let s: Secret
let worlds: TwoWorlds
beforeAll(async () => {
  s = await buildSecret()
  worlds = await twoWorlds()
  for (const name of ['one', 'other'] as const) await worlds.only(name, ({ owner }) => differ(s, name, NOW, owner))
}, 600_000)
afterAll(() => worlds.end())

/** Every verb that only looks: what reads the database, or is named for looking. */
const looking = new Map<string, View>()
for (const [path, module] of Object.entries(modules)) {
  const file = path.split('/').at(-1) ?? ''
  const name = file.replace('.ts', '').replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  const waysIn = readFileSync(`.${path}`, 'utf8').matchAll(
    /import \{([^}]*)\} from '@\/db\/(gate|find-text|text-log)'/g,
  )
  const reads = [...waysIn].some(([, names = '']) => /(^|,) *(?!type )[a-z]/.test(names))
  const isNamedSo = /^(view|open|export|list|compare)-/.test(file)
  if ((reads || isNamedSo) && typeof module[name] === 'function' && !mutations.has(name))
    looking.set(name, module[name] as View)
}

type Who = object & { userId: string }
const person = (caller: Who): Person => ({
  caller: { ...caller, now: NOW } as never,
  userId: caller.userId,
})
const outsiders = () => ({
  ...s.w.strangers,
  'a peer': { ...s.peer, place: { ...s.peer.place, council: s.w.council.slug } },
  programme: { ...s.w.users.programme, place: s.w.insiders.lead?.place },
})
type People = Record<string, Who>
/** The lead, whom every test of these needs, and so many others of inside and outside. */
const inside = () => among({ ...s.others }, count - 1)
const outside = () => among(outsiders(), count - 2)
const among = ({ lead, ...others }: People, many: number): People => ({
  ...(lead ? { lead } : {}),
  ...Object.fromEntries(some(Object.entries(others), many, seed)),
})
const everybodyElse = () => ({ ...inside(), ...outside() })
const asked = ({ id, documentId, dutyId }: Secret['alone'], code: string): Asked => ({
  ...{
    assessmentId: id,
    code,
    documentId,
    area: Number(code[0]),
    evidenceId: s.w.is.evidence as string,
    itemId: s.itemId,
    actionId: s.actionId,
    replyId: s.replyId,
    progressId: s.progressId,
    reviewId: s.w.is.review as string,
  },
  ...{ userId: s.hidden.userId, dutyId },
})

/** All that everybody else is told by these views, of both assessments. */
async function everythingTold(views: Map<string, View>) {
  const all: Record<string, string> = {}
  await Promise.all(
    Object.entries(everybodyElse()).map(async ([who, caller]) => {
      for (const [name, view] of views)
        for (const [where, assessment] of Object.entries({ alone: s.alone, 'in the meeting': s.meet }))
          for (const code of VIEWS[name]?.each ?? ['1.1'])
            if (VIEWS[name])
              all[`${name} of ${code} ${where} to ${who}`] = await look(
                name,
                view,
                person(caller),
                asked(assessment, code),
              )
    }),
  )
  return all
}

/** What a person does outside any place. */
const OF_A_PERSON = [
  'addCouncil',
  'sendLeadAgain',
  'correctLead',
  'acceptInvitation',
  'endSignIn',
  'endOtherSignIns',
  'seeNotices',
  'chooseMail',
  'askLeaving',
  'confirmLeaving',
  'callOffLeaving',
]
const refused = (kind: string) => ({ ok: false, refusal: { kind } })
/** Kinds of notice that what everybody does here need not bring about, and why no score is in them. */
const NOT_TOLD: Record<string, string> = {
  'invitation-accepted': 'names whoever accepted an invitation; nothing of an assessment is in it',
  'duty-vacant': 'comes of a role that ended, and is told to leads as the vacancies that there are',
  'dates-changed': 'comes of a title or a day that the lead set; nothing of a score is in it',
  'deadline-near':
    'of an assessment in scoring, which what is done here may move on; told to everybody with a seat alike',
  'evidence-to-decide': 'comes of who is to read a piece of evidence; no score is in it',
  'conflict-declared': 'comes of what a peer says of themselves, after everything was revealed',
  'words-suggested': 'comes of words that somebody proposes for a text; no score is in a text',
  'suggestion-accepted': 'comes of the press of whoever writes a text; no score is in a text',
  'suggestion-declined': 'comes of the press of whoever writes a text; no score is in a text',
  'peer-comment-shared': 'comes of what was submitted, in which no score is hidden any more',
  'action-given': 'names an action and its owner, of which neither follows from a score',
  'action-due': 'comes of a day and of what an owner said; nothing of a score is in it',
  'action-stuck': 'comes of how long nobody said anything; nothing of a score is in it',
  'plan-to-approve': 'comes of the lead’s press; a plan holds agreed levels alone',
  'plan-sent-back': 'comes of the approver’s press; a plan holds agreed levels alone',
  'evidence-asked': 'comes of what a peer asks about what was submitted, in which no score is hidden any more',
  'report-sent': 'comes of what peers made of what was submitted, in which no score is hidden any more',
  'fact-decided': 'comes of what peers made of what was submitted, in which no score is hidden any more',
  'review-published': 'comes of what peers made of what was submitted, in which no score is hidden any more',
  'progress-published': 'comes of what peers made of what was submitted, in which no score is hidden any more',
  'plan-approved': 'comes of the approver’s press; a plan holds agreed levels alone',
  'body-minuted': 'comes of what was submitted, in which no score is hidden any more',
  'publication-asked': 'comes of what was submitted, in which no score is hidden any more',
  'publication-declined': 'comes of what was submitted, in which no score is hidden any more',
  published: 'comes of what was submitted, in which no score is hidden any more',
  reopened: 'comes of the lead’s press on what was submitted, in which no score is hidden any more',
  'publication-withdrawn': 'comes of what was submitted, in which no score is hidden any more',
}
/** What only those may do who thereby show what was hidden. */
const SHOWS_ALL: Record<string, string[]> = {
  revealRound: ['lead', 'chair', 'officer'],
  revealFirstRounds: ['lead', 'chair'],
}
/** Ids that the database makes, and tokens, are different in any two worlds; they are random. */
const withoutRandom = (said: string) =>
  said.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id').replaceAll(/"token":"[\w-]+"/g, '"token":""')

/** The acts that the scenario of one assessment does not hold, each with what it is told. */
const beside = (w: Scene) =>
  Object.entries({
    acceptInvitation: { token: 'a token that nobody has' },
    addCouncil: { slug: 'x', name: 'X', type: 'unitary', governanceModel: 'cabinet', gssCode: '', leadName: 'L' },
    sendLeadAgain: { invitationId: randomUUID() },
    correctLead: { invitationId: randomUUID(), leadName: 'L' },
    declareConflict: { conflict: 'none', conflictText: '' },
    commentOnSubmission: { code: '1.1', body: 'Who keeps it?' },
    replyAsPeer: { commentId: randomUUID(), body: 'Nobody' },
    shareComment: { commentId: randomUUID() },
    takeBackComment: { commentId: randomUUID() },
    askPack: {},
    setVisit: { reviewId: w.is.review, visitOn: '2026-01-31', reason: 'R' },
    moveMilestone: { reviewId: w.is.review, what: 'plan', dueOn: '2099-01-30', reason: 'R' },
    sayMilestoneDone: { reviewId: w.is.review, what: 'progress', note: 'R' },
    askEvidence: { code: '1.1', words: 'W', dueOn: '2099-01-30' },
    withdrawRequest: { requestId: randomUUID(), reason: 'R' },
    answerRequest: { requestId: randomUUID(), answer: 'A', itemId: '' },
    declineRequest: { requestId: randomUUID(), reason: 'R' },
    noteHeard: { spokenWith: 'officer', words: 'W', codes: ['1.1'] },
    takeOutHeard: { conversationId: randomUUID() },
    writeFinding: { kind: 'concern', words: 'W', codes: ['1.1'], documents: 1, conversations: 1 },
    writeRecommendation: { words: 'W', priority: 'high', timescale: 'year', ownerPost: 'P' },
    removeWritten: { kind: 'finding', id: randomUUID() },
    sendReport: { checkUntil: '2099-01-31' },
    decideFact: { pointId: randomUUID(), outcome: 'kept', answer: 'A' },
    publishReport: {},
    questionFact: { reviewId: w.is.review, kind: 'finding', id: randomUUID(), says: 'S', correction: 'C' },
    answerRecommendation: { recommendationId: randomUUID(), decision: 'rejected', reason: 'R' },
    beginReply: { reviewId: w.is.review },
    agreePeerLevels: { reviewId: w.is.review, stage: 'scoping' },
    takeBackPeerLevels: { reviewId: w.is.review, stage: 'scoping' },
    agreePeerLevelsAsPeer: { stage: 'scoping' },
    takeBackPeerLevelsAsPeer: { stage: 'scoping' },
    scoreAsPeer: { code: '1.1', kind: 'cannot-judge', reason: 'R' },
    revealPeerLevel: { code: '1.1' },
    recordPeerLevel: { code: '1.1', level: 2, reason: 'R' },
    differFromLevel: { code: '1.1', ofLevel: 2, words: 'W' },
    beginProgress: { reviewId: w.is.review },
    writeStatement: { progressId: randomUUID(), recommendationId: randomUUID(), words: 'W' },
    handOverProgress: { progressId: randomUUID(), until: '2099-01-31' },
    letPeersStay: { progressId: randomUUID(), until: '2099-01-31' },
    writeView: { recommendationId: randomUUID(), howFar: 'done', words: 'W' },
    publishProgress: {},
    takeBackReply: { replyId: randomUUID() },
    agreeReply: { replyId: randomUUID() },
    answerPeers: { commentId: randomUUID(), body: 'We do' },
    sendPeerAgain: { reviewId: w.is.review, peerId: randomUUID() },
    clearConflict: { reviewId: w.is.review, peerId: randomUUID() },
    removePerson: { membershipId: randomUUID() },
    endSignIn: { sessionId: randomUUID() },
    endOtherSignIns: { keep: randomUUID() },
    seeNotices: { ids: ['01890000-0000-7000-8000-000000000000'] },
    chooseMail: { council: w.council.slug, cadence: 'weekly' },
    closeReview: { reviewId: w.is.review },
    askLeaving: { kind: 'council', about: 'nobody-is-called-so', reason: 'R' },
    confirmLeaving: { leavingId: randomUUID() },
    callOffLeaving: { leavingId: randomUUID() },
  }).map(([verb, input]) => ({ verb, input: () => ({ leadEmail: 'l@people.example', leadPost: 'P', ...input }) }))

/** What everybody else is answered when they try to do everything, allowed or not, to both assessments. */
async function everythingAnswered({ owner }: World, act = mutate) {
  const all: [what: string, answer: string][] = []
  for (const [where, { id }] of Object.entries({ alone: s.alone, 'in the meeting': s.meet })) {
    const w = { ...s.w, owner, is: { ...s.w.is, assessment: id } }
    const once = new Map([...scenarioOf(w), ...beside(w)].map((step) => [step.verb, step]))
    for (const { verb, input } of once.values()) {
      const told = await Promise.resolve(input()).catch(() => ({ noteId: randomUUID() }))
      const attempt = async ([who, caller]: [string, Who]) => {
        if (SHOWS_ALL[verb]?.includes(who)) return
        const as = OF_A_PERSON.includes(verb) ? caller.userId : person(caller).caller
        const what = `${verb} ${where} by ${who}`
        const done = () => asOneAct(what, () => act(verb, as, told)).catch((fault: Error) => `${fault}`)
        const answer = await done()
        if (typeof answer === 'object' && answer.ok) expect(await done(), `${what}, sent again`).toEqual(answer)
        all.push([what, withoutRandom(JSON.stringify(answer))])
      }
      // whoever may do nothing changes nothing, so that their order does not matter
      const doers = Object.entries(inside())
      const idle = ([name]: [string, Who]) => ['observer', 'contributor'].includes(name)
      await Promise.all([...Object.entries(outside()), ...doers.filter(idle)].map(attempt))
      for (const one of doers) if (!idle(one)) await attempt(one)
    }
  }
  return Object.fromEntries(all)
}

describe(`in two worlds that differ in one person’s hidden scores, everybody else (seed ${seed})`, () => {
  it('has every view that exists tried here, and every mutation', () => {
    expect([...looking.keys()].filter((name) => !VIEWS[name] && !NO_VIEWS[name])).toEqual([])
    expect([...Object.keys(VIEWS), ...Object.keys(NO_VIEWS)].filter((name) => !looking.has(name))).toEqual([])
  })

  it(
    'is told the same by every view, while its author is not',
    async () => {
      const [one, other] = await worlds.both(() => everythingTold(looking))
      expect(other).toEqual(one)
      expect(Object.values(one).filter((said) => said.startsWith('{"ok":true')).length).toBeGreaterThan(25 * count)
      const sheet = looking.get('viewScoreSheet') as View
      for (const code of ['1.1', '1.2', '1.4', '2.1', '2.2']) {
        const [own, ownOther] = await worlds.both(() =>
          look('viewScoreSheet', sheet, person(s.hidden), asked(s.meet, code)),
        )
        expect(ownOther, `there was something to tell of ${code}`).not.toBe(own)
      }
    },
    timeout,
  )

  it(
    'would be seen to learn something where the database let a score out, and where a view counted',
    async () => {
      const only = (name: string, view = looking.get(name) as View) => everythingTold(new Map([[name, view]]))
      const differs = async (work: (world: World) => Promise<Record<string, string>>) => {
        const [one, other] = await worlds.both(work)
        return Object.keys(one).some((what) => one[what] !== other[what])
      }
      const count = async ({ owner }: World) => (await owner.query('select count(*) from scores')).rows[0].count
      expect(await differs((world) => only('viewOverview', () => count(world))), 'a view that counts').toBe(true)
      const counting = (world: World) => everythingAnswered(world, async () => refused(await count(world)))
      expect(await differs(counting), 'an act that counts in its refusal').toBe(true)
      const alter = (text: string) => worlds.both(({ owner }) => owner.query(text))
      await alter(OPENED)
      expect(await differs(() => only('viewTrail')), 'a trail whose wall is down').toBe(true)
      await alter(CLOSED)
      expect(await differs(() => only('viewTrail'))).toBe(false)
    },
    timeout,
  )

  it(
    'is answered the same by every act, done or refused',
    async () => {
      const [one, other] = await worlds.both((world) => everythingAnswered(world))
      expect(other).toEqual(one)
      const tried = new Set(Object.keys(one).map((what) => what.split(' ')[0]))
      expect(Object.values(one).filter((answer) => answer.startsWith('{"ok":true')).length).toBeGreaterThan(20)
      expect([...mutations.keys()].filter((verb) => !tried.has(verb)).sort()).toEqual([])
    },
    timeout,
  )

  it('reads of what was done once nothing but what they did', async () => {
    const keep = `insert into done_acts (user_id, key, answer) values ($1, 'what they alone know', '')`
    await worlds.only('one', ({ owner }) => owner.query(keep, [s.hidden.userId]))
    const kept = ({ userId }: Who) =>
      asUser(
        userId as UserId,
        async (tx) =>
          (await tx.execute(sql`select done_before('what they alone know') is not null as "isKnown"`)).rows[0],
      )
    const read = () => Promise.all(Object.values(everybodyElse()).map(kept))
    const [one, other] = await worlds.both(read)
    expect(other).toEqual(one)
    const own = await worlds.both(() => kept(s.hidden))
    expect(own).toEqual([{ isKnown: true }, { isKnown: false }])
  })

  it('is told of the same, of every kind of notice, and is mailed the same', async () => {
    const [begun, replied, asked, resolved] = [0, 1, 2, 3].map((later) => new Date(Date.now() + later))
    const [one, other] = await worlds.both(async ({ owner }) => {
      const { member, officer } = s.w.insiders
      const started = await mutate(
        'startThread',
        { ...member, now: begun },
        { subjectId: s.meet.documentId, body: 'Which year?', mentions: [officer?.userId] },
      )
      const thread = { threadId: started.value?.threadId }
      expect(
        await mutate('replyToThread', { ...officer, now: replied }, { ...thread, body: 'Last year' }),
      ).toMatchObject({ ok: true })
      const dealing = { ...thread, userId: s.w.insiders.chair?.userId, dueOn: '' }
      expect(await mutate('assignThread', { ...member, now: asked }, dealing)).toMatchObject({ ok: true })
      expect(await mutate('resolveThread', { ...officer, now: resolved }, thread)).toMatchObject({ ok: true })
      // On a Monday, on which whoever wants mail at all has it.
      const monday = `(date_trunc('week', now()) + interval '7 days')::date`
      await owner.query(`update assessments set scores_due_on = ${monday} + 1 where state = 'scoring'`)
      await owner.query(`delete from mails; select queue_digests_at(${monday} + time '07:00')`)
      const { rows } = await owner.query(
        `select n.kind, n.user_id, n.assessment_id, n.subject_id, n.done_by, n.seen_at is null as is_new from notices n
         where n.user_id <> $1 order by 1, 2, 3, 4, n.happened_at`,
        [s.hidden.userId],
      )
      const queued = await owner.query('select kind, user_id, council_id from mails order by 2')
      const letters: string[] = []
      for (const { userId } of Object.values({ ...s.others, peer: s.peer })) {
        const mails = await owner.query(`select id from mails where user_id = $1 and kind = 'notices'`, [userId])
        for (const { id } of mails.rows) {
          const taken = await takeMail(id)
          if (taken)
            letters.push(
              withoutRandom(JSON.stringify(await writeLetter(taken.kind, taken.letter))).replace(/DTSTAMP:\w+/g, ''),
            )
        }
      }
      return { rows, queued: queued.rows, letters }
    })
    expect(other).toEqual(one)
    expect(one.letters.filter((letter) => letter.includes('Score 2.2')).length, 'the member’s').toBeGreaterThan(0)
    const told = new Set(one.rows.map(({ kind }) => kind))
    const kinds = Object.keys(NOTICE_KINDS)
    expect(kinds.filter((kind) => !told.has(kind) && !NOT_TOLD[kind])).toEqual([])
    expect(Object.keys(NOT_TOLD).filter((kind) => !kinds.includes(kind))).toEqual([])
  })

  it(
    'is told the same once somebody follows that person, and once the rounds that they left are put aside and held again',
    async () => {
      const [one, other] = await worlds.both(async () => {
        const told: Record<string, string> = {}
        // Each act has a moment of its own, because the trail puts those of one moment in the order of their seals.
        let moments = 0
        const now = () => new Date(NOW.getTime() + ++moments)
        const act = async (verb: string, who: Who, input: object) => {
          const answer = await mutate(verb, { ...who, now: now() }, input)
          expect(answer.ok, `${verb}: ${answer.refusal?.kind}`).toBe(true)
          told[`${verb} ${JSON.stringify(input)}`] = withoutRandom(JSON.stringify(answer))
          return answer.value as Record<string, string>
        }
        const { lead, chair, chief, member, officer } = s.w
        for (const { id, dutyId, rounds } of [s.alone, s.meet]) {
          const here = { assessmentId: id }
          await act('nameSuccessor', lead, { ...here, dutyId, userId: s.follower.userId, reason: 'They left' })
          for (const code of ['1.1', '1.2', '1.4', '2.2']) {
            const aside = { ...here, code, roundId: rounds[code], why: 'They left' }
            const { roundId } = await act('putRoundAside', code === '1.1' ? lead : chair, aside)
            for (const by of [chair, chief, member, officer, s.follower])
              await submitScore(
                { ...by, now: now() },
                { ...here, code, roundId: roundId as string, kind: 'cannot-judge', reason: 'Read anew' },
              )
            if (id === s.meet.id && code !== '1.2') await act('revealRound', lead, { ...here, code, roundId })
          }
        }
        return { ...told, ...(await everythingTold(looking)) }
      })
      // The rounds that are held again have ids of their own in each world, and the seals of the trail are over those.
      const plain = (said: string) => withoutRandom(said).replaceAll(/\b[0-9a-f]{64}\b/g, 'seal')
      const withoutIds = (all: Record<string, string>) =>
        Object.fromEntries(Object.entries(all).map(([what, said]) => [plain(what), plain(said)]))
      expect(withoutIds(other)).toEqual(withoutIds(one))
      const sheet = looking.get('viewScoreSheet') as View
      const [own, ownOther] = await worlds.both(() =>
        look('viewScoreSheet', sheet, person(s.hidden), asked(s.meet, '1.1')),
      )
      expect(withoutRandom(ownOther), 'its author still sees what was put aside').not.toBe(withoutRandom(own))
    },
    timeout,
  )
})
