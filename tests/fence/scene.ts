import { randomUUID } from 'node:crypto'
import type { CouncilId } from '@/db/ids'
import { appendUpdates } from '@/db/text-log'
import { ROLES } from '@/lib/access/access'
import { composeText } from '@/server/demo/compose-text'
import { buildUser, buildWorld } from '../kit/world'

export const AT_HOME = 'another council’s lead at home'

/** A council with a person of every part, an assessment of last year under review, and everybody who has no business in it. */
export async function setScene() {
  const w = await buildWorld({
    questions: ['1.1'],
    title: 'Last year',
    people: Object.fromEntries(ROLES.map((role) => [role, 1])),
    groups: ['Hill'],
    cast: {
      chair: { role: 'member' },
      leader: { role: 'member' },
      chief: { role: 'officer' },
      contributor: { role: 'contributor' },
    },
  })
  const { council, outsider } = w
  // An earlier submission with a review, so that there is a cleared peer of this council from the beginning.
  const review = await w.review()
  const peer = await buildUser('Earlier peer')
  await review.invite(peer, { role: 'peer_lead' })
  const users = {
    programme: await buildUser('Programme', { isProgramme: true }),
    invited: await buildUser('Invited'),
    other: await buildUser('Programme’s other', { isProgramme: true }),
    /** Somebody who was a councillor here and has left. */
    gone: await buildUser('Gone'),
    peerLead: await buildUser('Lead peer'),
    declared: await buildUser('Declared peer'),
  }
  await w.owner.query(
    `insert into memberships (council_id, user_id, role, post, starts_on, ends_on) values ($1, $2, 'member', 'P', '2025-01-01', '2025-12-31')`,
    [council.id, users.gone.userId],
  )
  const here = { council: council.slug }
  const strangers: Record<string, { userId: string; place: Record<string, string> }> = {
    nobody: { userId: randomUUID(), place: here },
    [AT_HOME]: outsider,
    'another council’s lead who names this one': { ...outsider, place: here },
    'a peer who names the council': { userId: peer.userId, place: here },
  }
  const { lead, chair, leader, member, chief, officer, contributor, observer } = w
  const insiders: Record<string, { userId: string; place: Record<string, string> }> = {
    ...{ lead, chair, leader, member, chief, officer, contributor, observer },
  }
  // whatever other role there is
  for (const role of ROLES) insiders[role] ??= council.person(role)
  const is: Record<string, string> = {}
  return { ...w, users, review: review.reviewId as string, peer, strangers, insiders, is }
}
export type Scene = Awaited<ReturnType<typeof setScene>>
/** Some words of the officer's in the answer to 1.1, so that there is something to score and freeze. */
export async function writeAnswer(w: Scene, words: string, clientId: number, assessmentId = w.is.assessment) {
  const { rows } = await w.owner.query(
    `select q.id from assessment_questions q where q.assessment_id = $1 and q.code = '1.1'`,
    [assessmentId],
  )
  await appendUpdates([
    {
      councilId: w.council.id as CouncilId,
      documentId: rows[0].id,
      authorId: w.insiders.officer?.userId as string,
      batchId: randomUUID(),
      payload: composeText([words], clientId),
    },
  ])
}
