import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { appendUpdates } from '@/db/gate'
import type { CouncilId } from '@/db/ids'
import { composeText } from '@/server/demo/compose-text'
import { AT_HOME, buildLife, everything, type Life } from '../kit/build-life'
import { NOT_LEAD, tellStory } from './story'

type Answer = { ok: boolean; value?: Record<string, string>; refusal?: { kind: string } }
type Verb = (who: unknown, input: unknown) => Promise<Answer>

/** Every module that changes something exports its verb and, under the verb's name and `Input`, what it takes. */
const modules = import.meta.glob<Record<string, unknown>>('/lib/*/*.ts', { eager: true })
const verbs = new Map<string, Verb>()
for (const module of Object.values(modules))
  for (const name of Object.keys(module))
    if (name.endsWith('Input') && typeof module[name.slice(0, -5)] === 'function')
      verbs.set(name.slice(0, -5), module[name.slice(0, -5)] as Verb)

type Who = [name: string, who: unknown]
let w: Life
beforeAll(async () => {
  w = await buildLife()
})
const userOf = (name: string) => w.insiders[name]?.userId
const peerIn = (user: { userId: string }) => ({ userId: user.userId, place: { review: w.is.review } })
const lowly = (names: string[]): Who[] => [
  ...Object.entries(w.strangers),
  ...names.map((name): Who => [name, w.insiders[name]]),
]

const tried = new Set<string>()
async function attempt(verb: string, who: unknown, input: object): Promise<Answer> {
  const run = verbs.get(verb)
  if (!run) throw new Error(`there is no verb ${verb}`)
  tried.add(verb)
  return run(who, input)
}

async function deny(verb: string, name: string, who: unknown, input: object, before: string) {
  const answer = await attempt(verb, who, input)
  expect(answer.ok, `${verb} by ${name}`).toBe(false)
  expect(await everything(w), `${verb} by ${name} changes nothing`).toBe(before)
}

describe('every mutation', () => {
  it('is refused to strangers, peers and roles too low, changes nothing then, and is done for whoever may', async () => {
    for (const step of tellStory(w)) {
      const before = await everything(w)
      for (const [name, who] of lowly(step.not))
        if (!(step.namesNothing && name === AT_HOME)) await deny(step.verb, name, who, await step.input(), before)
      const done = await attempt(step.verb, w.insiders[step.by], await step.input())
      expect(done, `${step.verb} by ${step.by}`).toMatchObject({ ok: true })
      if (step.verb === 'startPreparing')
        await appendUpdates([
          {
            councilId: w.council.id as CouncilId,
            documentId: (
              await w.owner.query(
                `select d.id from documents d join assessment_questions q on q.id = d.assessment_question_id where q.assessment_id = $1 and q.code = '1.1'`,
                [w.is.assessment],
              )
            ).rows[0].id,
            authorId: w.insiders.officer?.userId as string,
            batchId: randomUUID(),
            payload: composeText(['The answer as it stands.'], 7),
          },
        ])
      if (step.keeps) w.is[step.keeps] = done.value?.[`${step.keeps}Id`] as string
      expect((await everything(w)) === before, `${step.verb} by ${step.by} changes something`).toBe(false)
    }
  }, 120_000)

  it('in an assessment is refused to whoever could do it, once it is submitted', async () => {
    const before = await everything(w)
    for (const step of tellStory(w).filter((one) => one.freezes))
      await deny(step.verb, `${step.by} after the freeze`, w.insiders[step.by], await step.input(), before)
  }, 60_000)

  it('of a peer or their host is refused to others, to a peer not yet let in, and after the review has closed', async () => {
    const { peerLead, declared } = w.users
    const outsiders: Who[] = [
      ['nobody', peerIn({ userId: randomUUID() })],
      ['the council’s lead', peerIn(w.insiders.lead as { userId: string })],
      ['another council’s lead', peerIn(w.other.person('lead'))],
      ['a peer of another review', peerIn(w.peer)],
    ]
    const guests: Who[] = [['a peer', { ...peerIn(peerLead), place: { council: w.council.slug } }], ...lowly(NOT_LEAD)]
    const comment = { code: '1.1', body: 'Who keeps it?', audience: 'team', on: undefined }
    const conflict = await w.owner.query('select id from review_peers where email = $1', [declared.email])
    const steps: [verb: string, by: unknown, input: object, not: Who[]][] = [
      ['declareConflict', peerIn(peerLead), { conflict: 'none', conflictText: '' }, outsiders],
      ['declareConflict', peerIn(declared), { conflict: 'declared', conflictText: 'My sister' }, outsiders],
      ['commentOnSubmission', peerIn(peerLead), comment, [...outsiders, ['a peer in conflict', peerIn(declared)]]],
      ['clearConflict', w.insiders.lead, { reviewId: w.is.review, peerId: conflict.rows[0].id }, guests],
      ['shareComment', peerIn(peerLead), w.is, [...outsiders, ['another of the team', peerIn(declared)]]],
      ['closeReview', w.insiders.lead, { reviewId: w.is.review }, guests],
    ]
    for (const [verb, by, input, not] of steps) {
      const before = await everything(w)
      for (const [name, who] of not) await deny(verb, name, who, input, before)
      const done = await attempt(verb, by, input)
      expect(done, verb).toMatchObject({ ok: true })
      if (verb === 'commentOnSubmission') w.is.commentId = done.value?.id as string
    }
    const closed = await everything(w)
    for (const [verb, by, input] of steps.filter(([, by]) => by !== w.insiders.lead))
      await deny(verb, 'a peer after the review has closed', by, input, closed)
  }, 60_000)

  it('outside a council is refused to whoever is not meant, and removing a person comes last', async () => {
    const input = {
      slug: `new-${randomUUID().slice(0, 8)}`,
      name: 'Newby',
      type: 'unitary',
      governanceModel: 'leader-cabinet',
      gssCode: '',
      leadName: 'L',
      leadEmail: 'l@people.example',
      leadPost: 'P',
    }
    let before = await everything(w)
    for (const who of [randomUUID(), userOf('lead'), w.peer.userId])
      await deny('addCouncil', String(who), who, input, before)
    expect(await attempt('addCouncil', w.users.programme.userId, input)).toMatchObject({ ok: true })

    const invited = await attempt('invitePerson', w.insiders.lead, {
      name: 'I',
      email: w.users.invited.email,
      role: 'member',
      post: 'P',
      politicalGroupId: null,
    })
    const taking = { token: invited.value?.token as string }
    before = await everything(w)
    for (const who of [randomUUID(), userOf('lead'), w.peer.userId, w.other.person('lead').userId])
      await deny('acceptInvitation', String(who), who, taking, before)
    expect(await attempt('acceptInvitation', w.users.invited.userId, taking)).toMatchObject({ ok: true })
    before = await everything(w)
    await deny('acceptInvitation', 'the same person again', w.users.invited.userId, taking, before)

    const leaving = {
      membershipId: (await w.owner.query('select id from memberships where user_id = $1', [userOf('contributor')]))
        .rows[0].id,
    }
    for (const [name, who] of [
      ...Object.entries(w.strangers),
      ...NOT_LEAD.map((one) => [one, w.insiders[one]] as const),
    ])
      await deny('removePerson', name, who, leaving, before)
    expect(await attempt('removePerson', w.insiders.lead, leaving)).toMatchObject({ ok: true })
  })

  it('that exists is tried here', () => {
    expect([...verbs.keys()].filter((verb) => !tried.has(verb)).sort()).toEqual([])
  })
})
