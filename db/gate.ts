import { DrizzleQueryError, sql } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import {
  type AssessmentId,
  type AssessmentQuestionId,
  type CouncilId,
  type DocumentId,
  isId,
  type ReviewId,
  type UserId,
} from './ids'
import type { assessments } from './schema/assessment'
import type { documents } from './schema/document'
import { together } from './together'

/** The signed-in person and the place that the address names. `now` is set only by the demo and by tests. */
export type Caller<Place = CouncilPlace> = { userId: UserId; place: Place; now?: Date }
export type CouncilPlace = { council: string }
export type ReviewPlace = { review: ReviewId }

export type Role = 'lead' | 'member' | 'officer' | 'contributor' | 'observer'

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
  role: 'peer_lead' | 'peer'
  cleared: boolean
  now: Date
}

export type Tx = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0]
type Outcome<T, R extends { kind: string }> = { ok: true; value: T } | { ok: false; refusal: R }
export type NotFound = { kind: 'not-found' }

const NOT_FOUND = { ok: false, refusal: { kind: 'not-found' } } as const

type Pools = { app: pg.Pool; identity: pg.Pool; append: pg.Pool; keeper: pg.Pool }
const kept = globalThis as { concordPools?: Pools }

/** The pools live on the process, because Next bundles its own copy of this module beside the server's. */
function pools(): Pools {
  kept.concordPools ??= {
    app: open('CONCORD_APP_URL', 12),
    identity: open('CONCORD_IDENTITY_URL', 4),
    append: open('CONCORD_APPEND_URL', 2),
    keeper: open('CONCORD_KEEPER_URL', 2),
  }
  return kept.concordPools
}

function open(variable: string, max: number) {
  const connectionString = process.env[variable]
  if (!connectionString) throw new Error(`${variable} is not set: start the product with npm start, which derives it`)
  const pool = new pg.Pool({ connectionString, max })
  pool.on('error', () => {}) // an idle connection that the server ended is replaced at the next use
  return pool
}

/** Ends every connection, for shutdown and for tests that change database. */
export async function closeGate() {
  const open = kept.concordPools
  kept.concordPools = undefined
  if (open) await Promise.all(Object.values(open).map((pool) => pool.end()))
}

class Refused extends Error {
  constructor(readonly outcome: { ok: false; refusal: { kind: string } }) {
    super('refused')
  }
}

/** One transaction as the app's role with these settings; a refusal undoes whatever was written. */
async function inTransaction<O>(settings: Record<string, string>, work: (tx: Tx) => Promise<O>): Promise<O> {
  try {
    return await drizzle(pools().app).transaction(async (tx) => {
      await tx.execute(
        sql`select ${sql.join(
          Object.entries(settings).map(([name, value]) => sql`set_config(${name}, ${value}, true)`),
          sql`, `,
        )}`,
      )
      const outcome = await work(tx)
      if (isRefusal(outcome)) throw new Refused(outcome)
      return outcome
    })
  } catch (fault) {
    if (fault instanceof Refused) return fault.outcome as O
    if (isNoText(fault)) return NOT_FOUND as O
    throw withoutValues(fault)
  }
}

/** A fault ends in a log, and a value in it may be a score that nobody may see yet: it names the statement and the rule alone. */
function withoutValues(fault: unknown): unknown {
  if (!(fault instanceof DrizzleQueryError)) return fault
  const { code, constraint, table, routine } = (fault.cause ?? {}) as Partial<pg.DatabaseError>
  return new Error(`a statement failed: ${fault.query}`, { cause: { code, constraint, table, routine } })
}

/** PostgreSQL's `character_not_in_repertoire`: a zero byte was sent as text. Nothing that exists is called so. */
const isNoText = (fault: unknown) =>
  fault instanceof DrizzleQueryError && (fault.cause as { code?: string } | undefined)?.code === '22021'

const isRefusal = (outcome: unknown): outcome is { ok: false; refusal: { kind: string } } =>
  typeof outcome === 'object' && outcome !== null && 'ok' in outcome && outcome.ok === false

/** The only way to a council's rows. Who does not belong there is told that there is nothing. */
export function inCouncil<T, R extends { kind: string }>(
  caller: Caller,
  work: (tx: Tx, actor: Actor) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | NotFound>> {
  const settings = { 'concord.user_id': caller.userId, 'concord.council': caller.place.council, 'concord.review': '' }
  return inTransaction<Outcome<T, R | NotFound>>(settings, async (tx) => {
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
      join memberships m on m.council_id = c.id and m.user_id = acting_user()
        and m.starts_on <= current_date and (m.ends_on is null or m.ends_on > current_date)
      join users u on u.id = m.user_id
      where c.id = acting_council()
      group by c.id, u.id, u.name, u.email`)
    const place = rows[0]
    if (!place) return NOT_FOUND
    return work(tx, {
      userId: caller.userId,
      userName: place.user_name ?? place.email,
      post: place.post,
      councilId: place.id,
      councilSlug: place.slug,
      councilName: place.name,
      roles: place.roles,
      now: caller.now ?? new Date(),
    })
  })
}

/** A text as somebody finds it: who they are in its council, where it belongs, and its snapshot and log in their order. */
export type TextFound = {
  actor: Actor
  document: {
    id: DocumentId
    kind: typeof documents.$inferSelect.kind
    councilId: CouncilId
    assessmentId: AssessmentId
    questionId: AssessmentQuestionId
    frozenAt: Date | null
    state: typeof assessments.$inferSelect.state
    /** Its question is assigned to them. */
    isMine: boolean
  }
  parts: TextPart[]
}
/** `owners` comes with a snapshot, the author with a row of the log. */
export type TextPart = { payload: Uint8Array; authorId: string; owners: Record<string, string> | null }

/**
 * The other way to a council's rows, for one text: as `inCouncil`, and behind the same fences, but in one statement with
 * whoever else opens a text just now. Undefined where there is nothing for them.
 */
export async function findText(caller: Caller, documentId: string): Promise<TextFound | undefined> {
  const { council } = caller.place
  if (!isId(documentId) || council.includes('\0')) return undefined
  return findTexts({ caller, documentId })
}

/** Texts that are read in one statement. */
const MOST_TEXTS = 50

const findTexts = together<{ caller: Caller; documentId: string }, TextFound | undefined>(MOST_TEXTS, async (asked) => {
  const found = new Array<TextFound | undefined>(asked.length).fill(undefined)
  const { rows } = await pools().app.query({
    name: 'read-texts',
    text: 'select * from read_texts($1, $2, $3)',
    values: [
      asked.map(({ caller }) => caller.userId),
      asked.map(({ caller }) => caller.place.council),
      asked.map(({ documentId }) => documentId),
    ],
  })
  for (const row of rows) {
    const at = row.place - 1
    const caller = asked[at]?.caller as Caller
    if (row.council_id === null)
      found[at]?.parts.push({ payload: row.payload, authorId: row.author_id ?? '', owners: row.owners })
    else
      found[at] = {
        actor: {
          userId: caller.userId,
          userName: row.user_name ?? row.email,
          post: row.post,
          councilId: row.council_id,
          councilSlug: row.slug,
          councilName: row.name,
          roles: row.roles,
          now: caller.now ?? new Date(),
        },
        document: {
          id: asked[at]?.documentId as DocumentId,
          kind: row.kind,
          councilId: row.council_id,
          assessmentId: row.assessment_id,
          questionId: row.question_id,
          frozenAt: row.frozen_at,
          state: row.state,
          isMine: row.is_mine,
        },
        parts: [],
      }
  }
  return found
})

/** The only way to a review's room, for its peers, while it lasts. */
export function inReview<T, R extends { kind: string }>(
  caller: Caller<ReviewPlace>,
  work: (tx: Tx, actor: ReviewActor) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | NotFound>> {
  if (!isId(caller.place.review)) return Promise.resolve(NOT_FOUND)
  const settings = { 'concord.user_id': caller.userId, 'concord.council': '', 'concord.review': caller.place.review }
  return inTransaction<Outcome<T, R | NotFound>>(settings, async (tx) => {
    const { rows } = await tx.execute<{
      review_id: ReviewId
      council_id: CouncilId
      name: string
      role: 'peer_lead' | 'peer'
      cleared: boolean
    }>(sql`
      select p.review_id, p.council_id, p.name, p.role, acting_review_cleared() is not null as cleared
      from review_peers p where p.review_id = acting_review() and lower(p.email) = acting_email()`)
    const peer = rows[0]
    if (!peer) return NOT_FOUND
    return work(tx, {
      userId: caller.userId,
      userName: peer.name,
      reviewId: peer.review_id,
      councilId: peer.council_id,
      role: peer.role,
      cleared: peer.cleared,
      now: caller.now ?? new Date(),
    })
  })
}

/** A person's own things across places: my councils, my reviews, an invitation. Opens no council. */
export const asUser = <O>(userId: UserId, work: (tx: Tx) => Promise<O>): Promise<O> =>
  inTransaction({ 'concord.user_id': userId, 'concord.council': '', 'concord.review': '' }, work)

/** What anybody may read: the framework and the library. */
export const asVisitor = <O>(work: (tx: Tx) => Promise<O>): Promise<O> =>
  inTransaction({ 'concord.user_id': '', 'concord.council': '', 'concord.review': '' }, work)

/** Sign-in and sessions only: this role is granted no other table. */
export const identityDb = () => drizzle(pools().identity)

export type SessionFound = { token: string; user_id: UserId; name: string | null; email: string; is_programme: boolean }

/** The persons of these sessions, in no order; of one that has ended or never was, nobody. */
export async function findSessions(tokens: readonly string[]): Promise<SessionFound[]> {
  const found = await pools().identity.query<SessionFound>({
    name: 'find-sessions',
    text: `select s.session_token as token, u.id as user_id, u.name, u.email, u.is_programme
      from sessions s join users u on u.id = s.user_id where s.session_token = any($1) and s.expires > now()`,
    values: [tokens],
  })
  return found.rows
}

export type Append = { councilId: string; documentId: string; authorId: string; batchId: string; payload: Uint8Array }
export type Appended = { place: number; seq: number; isFresh: boolean }

/**
 * Commits these updates in one statement. Answers for each row that is now stored, by its place in what was given, with
 * its number and whether it is new; a resend is stored and not new. A row that is missing from the answer was refused by
 * the database: a frozen text or a withdrawn right.
 */
export async function appendUpdates(rows: readonly Append[]): Promise<Appended[]> {
  const texts = new Numbered<Append>(({ documentId }) => documentId)
  const writers = new Numbered<Append>(({ documentId, authorId }) => documentId + authorId)
  const writerOfRow = rows.map((row) => writers.numberOf(row))
  const textOfWriter = writers.all.map((row) => texts.numberOf(row))
  const append = {
    name: 'append',
    text: 'select append_updates($1, $2, $3, $4, $5, $6, $7)::text as numbers',
    values: [
      listOf(texts.all, ({ councilId }) => councilId),
      listOf(texts.all, ({ documentId }) => documentId),
      listOf(textOfWriter, String),
      listOf(writers.all, ({ authorId }) => authorId),
      listOf(writerOfRow, String),
      listOf(rows, ({ batchId }) => batchId),
      listOf(rows, ({ payload }) => `"\\\\x${hexOf(payload)}"`),
    ],
  }
  const commit = () => pools().append.query<{ numbers: string }>(append)
  // A text that was frozen between the question and the wall: the second time the question answers no for it alone.
  const answer = await commit().catch((fault: { code?: string }) => {
    if (fault.code !== 'CN002') throw fault
    return commit()
  })
  const numbers = answer.rows[0]?.numbers.slice(1, -1).split(',') ?? []
  return numbers.flatMap((number, place) => {
    const seq = Number(number)
    return number === 'NULL' ? [] : [{ place, seq: Math.abs(seq), isFresh: seq > 0 }]
  })
}

/** What has been named so far, each thing once and numbered from one in the order of its first naming. */
class Numbered<T> {
  readonly all: T[] = []
  private readonly numbers = new Map<string, number>()
  constructor(private readonly nameOf: (one: T) => string) {}

  numberOf(one: T): number {
    const name = this.nameOf(one)
    const known = this.numbers.get(name)
    if (known) return known
    this.numbers.set(name, this.all.push(one))
    return this.all.length
  }
}

/** PostgreSQL's text form of an array of what needs no quoting: the driver's own looks at each letter. */
function listOf<T>(items: readonly T[], word: (item: T) => string): string {
  let list = ''
  for (const item of items) list += list === '' ? word(item) : `,${word(item)}`
  return `{${list}}`
}
const hexOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength).toString('hex')

/** Hears what verbs announce in their transactions. Comes back by itself when the connection drops; `reconnected` tells that something may have been missed. */
export function listen(
  channel: string,
  heard: (payload: string) => void,
  reconnected: () => void,
): () => Promise<void> {
  let stopped = false
  let client: pg.Client | undefined
  const connect = async (isFirst: boolean): Promise<void> => {
    if (stopped) return
    const next = new pg.Client({ connectionString: process.env.CONCORD_APP_URL })
    let isOver = false
    const retry = () => {
      if (isOver || stopped) return
      isOver = true
      setTimeout(() => void connect(false), 500)
    }
    next.on('error', retry)
    next.on('end', retry)
    next.on('notification', (note) => heard(note.payload ?? ''))
    try {
      await next.connect()
      await next.query(`listen ${next.escapeIdentifier(channel)}`)
      client = next
      if (!isFirst) reconnected()
    } catch {
      retry()
    }
  }
  void connect(true)
  return async () => {
    stopped = true
    await client?.end()
  }
}

export type TextLog = {
  snapshot: { seq: number; state: Uint8Array; owners: Record<string, string> } | undefined
  rows: { seq: number; authorId: string; at: Date; payload: Uint8Array }[]
  /** After these edits the history stays apart; none where nothing is named or restored. */
  pins?: number[]
}

/** For compaction alone: a text's snapshot and the log after it that is older than so many seconds, whoever wrote it. */
export async function readTextLog(
  place: { councilId: string; documentId: string },
  olderThan: number,
): Promise<TextLog> {
  const read = await pools().keeper.query<{
    seq: string
    author_id: string | null
    at: Date
    payload: Buffer
    owners: Record<string, string> | null
  }>('select * from read_text_log($1, $2, $3)', [place.councilId, place.documentId, olderThan])
  const pins = await pools().keeper.query<{ pin: string }>('select pin from text_pins($1, $2) pin', [
    place.councilId,
    place.documentId,
  ])
  const [first, ...rest] = read.rows.map((row) => ({ ...row, seq: Number(row.seq) }))
  const hasSnapshot = first?.owners != null
  return {
    snapshot: hasSnapshot ? { seq: first.seq, state: first.payload, owners: first.owners ?? {} } : undefined,
    rows: (hasSnapshot || !first ? rest : [first, ...rest]).map((row) => ({
      seq: row.seq,
      authorId: row.author_id ?? '',
      at: row.at,
      payload: row.payload,
    })),
    pins: pins.rows.map(({ pin }) => Number(pin)),
  }
}

export type Reminded = {
  email: string
  name: string
  council: string
  slug: string
  assessment: string
  title: string
  due: string | null
  area: number
}

/** For reminders alone: whom this one goes to, in no order, the first time that it is asked; nobody after that. */
export async function takeReminder(reminderId: string): Promise<Reminded[]> {
  const found = await pools().keeper.query<Reminded>(
    'select email, name, council, slug, assessment, title, due::text, area from take_reminder($1)',
    [reminderId],
  )
  return found.rows
}

/** For each text, in the order asked, what changes whenever its log does. */
export async function readTextMarks(places: readonly { councilId: string; documentId: string }[]): Promise<string[]> {
  const read = await pools().keeper.query<{ mark: string }>('select mark from text_marks($1, $2)', [
    places.map(({ councilId }) => councilId),
    places.map(({ documentId }) => documentId),
  ])
  return read.rows.map(({ mark }) => mark)
}

export type Compacted = {
  /** The snapshot and the number of rows that it was made from: where either has changed meanwhile, nothing is written. */
  was: number
  rows: number
  upTo: number
  state: Uint8Array
  owners: Record<string, string>
  points: { authorId: string; firstSeq: number; lastSeq: number; writtenAt: Date; payload: Uint8Array }[]
}

/** In one transaction: the new snapshot and the history points are there and the rows that they hold are gone, or nothing has changed (false). */
export async function replaceTextLog(
  place: { councilId: string; documentId: string },
  { was, rows, upTo, state, owners, points }: Compacted,
): Promise<boolean> {
  const done = await pools().keeper.query<{ done: boolean }>(
    'select replace_text_log($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) as done',
    [
      place.councilId,
      place.documentId,
      was,
      rows,
      upTo,
      Buffer.from(state),
      JSON.stringify(owners),
      points.map((point) => point.authorId),
      points.map((point) => point.firstSeq),
      points.map((point) => point.lastSeq),
      points.map((point) => point.writtenAt),
      points.map((point) => Buffer.from(point.payload)),
    ],
  )
  return done.rows[0]?.done === true
}
