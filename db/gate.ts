import { DrizzleQueryError, sql } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { may, type PeerRole, peerMay, type Role } from '../lib/access/access'
import { readerGone } from '../lib/reader'
import { TookTooLong } from '../lib/took-too-long'
import {
  type CouncilId,
  type EvidencePackId,
  type InvitationId,
  isId,
  type MailId,
  type PaperId,
  type ProgrammeInvitationId,
  type ReviewId,
  type SessionId,
  type UserId,
} from './ids'
import { once } from './once'
import { only } from './only'
import { onApp, pools } from './pools'
import type { MAIL_KINDS } from './schema/mail'

export type MailKind = (typeof MAIL_KINDS)[number]

/** The signed-in person and the place that the address names. `now` is set only by the demo and by tests. */
export type Caller<Place = CouncilPlace> = { userId: UserId; place: Place; now?: Date }
export type CouncilPlace = { council: string }
export type ReviewPlace = { review: ReviewId }

/** A caller whose duties in a council were read in this transaction. */
export type Actor = {
  userId: UserId
  userName: string
  post: string
  councilId: CouncilId
  councilSlug: string
  councilName: string
  roles: Role[]
  now: Date
}

/** A caller who is a peer of a review that has not ended. `cleared`: no conflict stands in the way. */
export type ReviewActor = {
  userId: UserId
  userName: string
  reviewId: ReviewId
  councilId: CouncilId
  role: PeerRole
  cleared: boolean
  now: Date
}

export type Tx = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0]
type Outcome<T, R extends { kind: string }> = { ok: true; value: T } | { ok: false; refusal: R }
export type NotFound = { kind: 'not-found' }

const NOT_FOUND = { ok: false, refusal: { kind: 'not-found' } } as const

class Refused extends Error {
  constructor(readonly outcome: { ok: false; refusal: { kind: string } }) {
    super('refused')
  }
}

/** One transaction as the app's role, for this person in this place; a refusal undoes whatever was written. */
async function inTransaction<O>(
  { userId, council = '', review = '' }: { userId: UserId | null; council?: string; review?: string },
  work: (tx: Tx) => Promise<O>,
): Promise<O> {
  try {
    return await onApp(userId ?? 'visitors', ({ client, prove }) =>
      drizzle(client).transaction(async (tx) => {
        const proof = userId && prove(userId)
        await tx.execute(sql`select act_as(${userId}, ${proof}),
          set_config('concord.council', ${council}, true), set_config('concord.review', ${review}, true)`)
        const outcome = await work(tx)
        if (isRefusal(outcome)) throw new Refused(outcome)
        return outcome
      }),
    )
  } catch (fault) {
    if (fault instanceof Refused) return fault.outcome as O
    if (isNoText(fault)) return NOT_FOUND as O
    if (wasEnded(fault)) {
      readerGone()?.throwIfAborted()
      throw new TookTooLong()
    }
    throw withoutValues(fault)
  }
}

/** A fault ends in a log, and a value in it may be a score that nobody may see yet: it names the statement and the rule alone. */
function withoutValues(fault: unknown): unknown {
  if (!(fault instanceof DrizzleQueryError)) return fault
  const { code, constraint, table, routine } = (fault.cause ?? {}) as Partial<pg.DatabaseError>
  return new Error(`a statement failed: ${fault.query}`, { cause: { code, constraint, table, routine } })
}

const codeOf = (fault: unknown) =>
  fault instanceof DrizzleQueryError ? (fault.cause as { code?: string } | undefined)?.code : undefined
/** PostgreSQL's `character_not_in_repertoire`: a zero byte was sent as text. Nothing that exists is called so. */
const isNoText = (fault: unknown) => codeOf(fault) === '22021'
/** `query_canceled` and `transaction_timeout`: the reader has left, or a limit of the role (roles.ts) was met. */
const wasEnded = (fault: unknown) => ['57014', '25P04'].includes(codeOf(fault) ?? '')

const isRefusal = (outcome: unknown): outcome is { ok: false; refusal: { kind: string } } =>
  typeof outcome === 'object' && outcome !== null && 'ok' in outcome && outcome.ok === false

/** The only way to a council's rows. Who does not belong there, or in a role that opens nothing, is told that there is nothing. */
export function inCouncil<T, R extends { kind: string } = never>(
  caller: Caller,
  work: (tx: Tx, actor: Actor) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | NotFound>> {
  const { userId, place } = caller
  return inTransaction<Outcome<T, R | NotFound>>({ userId, council: place.council }, async (tx) => {
    const { rows } = await tx.execute<{
      id: CouncilId
      slug: string
      name: string
      user_name: string | null
      email: string
      post: string
      roles: Role[]
    }>(sql`
      select c.id, c.slug, c.name, u.name as user_name, u.email,
             (array_agg(m.post order by m.starts_on desc))[1] as post, array_agg(distinct m.role) as roles
      from councils c
      join current_memberships m on m.council_id = c.id and m.user_id = acting_user()
      join users u on u.id = m.user_id
      where c.id = acting_council()
      group by c.id, u.id, u.name, u.email`)
    const here = rows[0]
    if (!here || !may(here, 'enter')) return NOT_FOUND
    const actor: Actor = {
      userId,
      userName: here.user_name ?? here.email,
      post: here.post,
      councilId: here.id,
      councilSlug: here.slug,
      councilName: here.name,
      roles: here.roles,
      now: caller.now ?? new Date(),
    }
    return once(tx, () => work(tx, actor))
  })
}

/** The only way to a review's room, for its peers, while it lasts. */
export function inReview<T, R extends { kind: string } = never>(
  caller: Caller<ReviewPlace>,
  work: (tx: Tx, actor: ReviewActor) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | NotFound>> {
  if (!isId(caller.place.review)) return Promise.resolve(NOT_FOUND)
  const { userId, place } = caller
  return inTransaction<Outcome<T, R | NotFound>>({ userId, review: place.review }, async (tx) => {
    const { rows } = await tx.execute<{
      review_id: ReviewId
      council_id: CouncilId
      name: string
      role: PeerRole
      cleared: boolean
    }>(sql`
      select p.review_id, p.council_id, p.name, p.role, acting_review_cleared() is not null as cleared
      from review_peers p where p.review_id = acting_review() and lower(p.email) = acting_email()`)
    const peer = rows[0]
    if (!peer || !peerMay(peer, 'declare')) return NOT_FOUND
    const actor: ReviewActor = {
      userId: caller.userId,
      userName: peer.name,
      reviewId: peer.review_id,
      councilId: peer.council_id,
      role: peer.role,
      cleared: peer.cleared,
      now: caller.now ?? new Date(),
    }
    return once(tx, () => work(tx, actor))
  })
}

/** A person's own things across places: my councils, my reviews, an invitation. Opens no council. */
export const asUser = <O>(userId: UserId, work: (tx: Tx) => Promise<O>): Promise<O> =>
  inTransaction({ userId }, (tx) => once(tx, () => work(tx)))

/** What anybody may read: the framework and the library. */
export const asVisitor = <O>(work: (tx: Tx) => Promise<O>): Promise<O> => inTransaction({ userId: null }, work)

/** Sign-in and sessions only: this role is granted no other table. */
export const identityDb = () => drizzle(pools().identity)

/** How often things are done: this role is granted that one table, and its connections wait for nothing long. */
export const limitsDb = () => pools().limits

export type SessionFound = {
  token: string
  id: SessionId
  created_at: Date
  last_used_at: Date
  user_id: UserId
  name: string | null
  email: string
  is_programme: boolean
  expires: Date
}

/** The persons of these sessions, in no order; of one that has ended or never was, nobody. */
export async function findSessions(tokens: readonly string[]): Promise<SessionFound[]> {
  const found = await pools().identity.query<SessionFound>({
    name: 'find-sessions',
    text: `select s.session_token as token, s.id, s.created_at, s.last_used_at, u.id as user_id, u.name, u.email, u.is_programme, s.expires
      from sessions s join users u on u.id = s.user_id and u.ended_at is null where s.session_token = any($1) and s.expires > now()`,
    values: [tokens],
  })
  return found.rows
}

/** That these sessions are used now: each then lasts `idleHours` more, and no longer than the week that it may. One that somebody else is just noting is left to them. */
export async function touchSessions(ids: readonly SessionId[], idleHours: number) {
  const touched = await pools().identity.query<{ id: SessionId; expires: Date }>({
    name: 'touch-sessions',
    text: `update sessions s set last_used_at = now(),
        expires = greatest(s.expires, least(s.created_at + interval '168 hours', now() + make_interval(hours => $2)))
      from (select id from sessions where id = any($1) and expires > now() for update skip locked) used
      where s.id = used.id returning s.id, s.expires`,
    values: [ids, idleHours],
  })
  return touched.rows
}

export type TakenMail = { kind: MailKind; attempts: number; letter: unknown }

/** For whoever sends mail alone: one that is to be sent, held for the caller, with what its words need; or nothing. */
export async function takeMail(id: MailId): Promise<TakenMail | undefined> {
  const { rows } = await pools().background.query<TakenMail>('select kind, attempts, letter from take_mail($1)', [id])
  return rows[0]
}

/** For whoever makes papers that were asked for alone: whose this one is, and where; nobody's where it is not asked for any more. */
export async function whosePaper(id: PaperId): Promise<Caller | undefined> {
  const { rows } = await pools().background.query<{ userId: UserId; council: string }>(
    'select person as "userId", council from whose_paper($1)',
    [id],
  )
  return rows[0] && { userId: rows[0].userId, place: { council: rows[0].council } }
}

/** The same of a peer's pack of evidence. */
export async function whosePack(id: EvidencePackId): Promise<Caller<ReviewPlace> | undefined> {
  const { rows } = await pools().background.query<{ userId: UserId; review: ReviewId }>(
    'select person as "userId", review from whose_pack($1)',
    [id],
  )
  return rows[0] && { userId: rows[0].userId, place: { review: rows[0].review } }
}

/** How one attempt at a mail that was taken has fared; says whether it is to be tried once more. */
export async function settleMail(
  id: MailId,
  attempt: number,
  outcome: 'sent' | 'refused' | 'unsure' | 'again',
): Promise<boolean> {
  const { rows } = await pools().background.query<{ again: boolean }>('select settle_mail($1, $2, $3) as again', [
    ...[id, attempt, outcome],
  ])
  return only(rows).again
}

/** Queues the mails of notices that go out in the morning, where it is that in London. */
export const queueMorningMails = () => pools().background.query('select queue_digests()')

/** From here on the link with this hash is the one of an invitation. */
export const renewInvitation = (id: InvitationId | ProgrammeInvitationId, hash: string) =>
  pools().background.query('select renew_invitation($1, $2)', [id, hash])
