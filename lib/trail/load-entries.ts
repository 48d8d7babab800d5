import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import { type AssessmentId, type AssessmentQuestionId, type CouncilId, isId, type UserId } from '@/db/ids'
import type { NamedQuestion } from '../framework/named-question'
import { isTrailKind, placeIn, placeWords, TRAIL_KINDS, type TrailAsked, type TrailPlace } from './trail'

const PAGE = 50

type Row = {
  at: string
  seq: string
  actor: UserId
  act: string
  subject: Record<string, unknown>
  previous: string
  hash: string
  assessment: AssessmentId | null
  question: AssessmentQuestionId | null
}
type Named = { id: string; name: string }
type AskedQuestion = NamedQuestion & { question: string }
export type TrailEntry = {
  at: Date
  act: string
  who: Named | null
  /** Those whom it is about, by what they are to it: `userId`, `predecessorId` and so on. */
  about: Record<string, string[]>
  assessment: { id: string; title: string } | null
  questions: AskedQuestion[]
  /** What the act was about in its own words and numbers. Ids, seals and salts are left out. */
  facts: Record<string, unknown>
  seal: { hash: string; previous: string }
}
export type TrailPage = { entries: TrailEntry[]; next: string | undefined }

type Of = { assessmentId: AssessmentId | undefined; questionId?: AssessmentQuestionId | undefined }

/**
 * A page of a council's trail, newest first, read by its chain and through an index however long it is. Who has scored stands
 * in chains of its own; of one assessment they are read too, as far as the database shows them: from the reveal on to all.
 */
export async function loadEntries(tx: Tx, chain: CouncilId, of: Of, asked: TrailAsked): Promise<TrailPage> {
  const narrowed = filters(of, asked)
  const place = placeIn(asked.before)
  const own = [sql`e.chain_id = ${chain}`, ...(of.assessmentId ? [sql`e.assessment_id = ${of.assessmentId}`] : [])]
  const after = place ? [sql`(e.at, e.seq) < (${place.at.toISOString()}::timestamptz, (${seqAt(chain, place)}))`] : []
  const rows = await read(tx, [...own, ...narrowed, ...after])
  if (of.assessmentId && (!isTrailKind(asked.kind) || asked.kind === 'scoring')) {
    rows.push(...(await readScores(tx, chain, of.assessmentId, narrowed, place)))
    rows.sort(newestFirst)
  }
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    entries: await withNames(tx, shown),
    next: rows.length > PAGE && last ? placeWords({ at: new Date(last.at), hash: last.hash }) : undefined,
  }
}

/** Of one moment the council's own entries come first, in their order, and then scores, by their seals. */
const newestFirst = (one: Row, other: Row) =>
  new Date(other.at).getTime() - new Date(one.at).getTime() ||
  Number(other.seq) - Number(one.seq) ||
  (one.hash < other.hash ? 1 : -1)

/** The number of the entry at a place in the council's chain; none, where the place is that of a score. */
const seqAt = (chain: CouncilId, { at, hash }: TrailPlace) =>
  sql`select p.seq from audit_entries p where p.chain_id = ${chain} and p.at = ${at.toISOString()}::timestamptz and p.hash = ${hash}`

function filters({ questionId }: Of, { person, kind }: TrailAsked): SQL[] {
  const found: SQL[] = []
  if (questionId)
    found.push(sql`(e.question_id = ${questionId} or jsonb_exists(e.subject -> 'questionIds', ${questionId}))`)
  if (person)
    found.push(
      isId<UserId>(person)
        ? sql`(e.actor_id = ${person} or e.person_id = ${person} or e.subject ->> 'predecessorId' = ${person}
            or e.subject ->> 'facilitatorId' = ${person} or jsonb_exists(e.subject -> 'userIds', ${person}))`
        : sql`false`,
    )
  if (isTrailKind(kind)) found.push(sql`split_part(e.act, '.', 1) in ${[...TRAIL_KINDS[kind]]}`)
  return found
}

async function read(tx: Tx, where: SQL[], seq = sql`e.seq`): Promise<Row[]> {
  const { rows } = await tx.execute<Row>(sql`
    select e.at, ${seq} as seq, e.actor_id as actor, e.act, e.subject, e.previous_hash as previous, e.hash,
      e.assessment_id as assessment, e.question_id as question
    from audit_entries e where ${sql.join(where, sql` and `)}
    order by e.at desc, ${seq} desc, e.hash desc limit ${PAGE + 1}`)
  return rows
}

/** How often a score was changed is nobody's business, so its place in its chain is not read. */
function readScores(
  tx: Tx,
  chain: CouncilId,
  assessmentId: AssessmentId,
  narrowed: SQL[],
  place: TrailPlace | undefined,
): Promise<Row[]> {
  const scores = sql`e.act = 'score.submitted' and e.assessment_id = ${assessmentId}`
  const at = place && sql`${place.at.toISOString()}::timestamptz`
  const after = place
    ? [sql`(e.at < ${at} or (e.at = ${at} and (e.hash < ${place.hash} or exists (${seqAt(chain, place)}))))`]
    : []
  return read(tx, [scores, ...narrowed, ...after], sql`0::bigint`)
}

/** The places in a subject where people stand, alone or several. */
const PEOPLE_IN = ['userId', 'predecessorId', 'facilitatorId', 'userIds', 'ownerId'] as const
/** What in a subject is an id, a seal, or said otherwise beside it. */
const UNTOLD = /Ids?$|^(by|act|salt|seals|named|contentSha256|sha256|peers)$/

async function withNames(tx: Tx, rows: Row[]): Promise<TrailEntry[]> {
  const peopleOf = (row: Row) => PEOPLE_IN.flatMap((what) => [row.subject[what]].flat().filter(isIdIn))
  const questionsOf = ({ question, subject }: Row) => [question, subject.questionIds].flat().filter(isIdIn)
  const names = await namesOf(tx, [...rows.map(({ actor }) => actor), ...rows.flatMap(peopleOf)])
  const titles = await titlesOf(
    tx,
    rows.flatMap(({ assessment }) => assessment ?? []),
  )
  const questions = await questionsBy(tx, rows.flatMap(questionsOf))
  return rows.map((row) => {
    const name = names.get(row.actor)
    const title = row.assessment && titles.get(row.assessment)
    return {
      at: new Date(row.at),
      act: row.act,
      who: name ? { id: row.actor, name } : null,
      about: Object.fromEntries(
        PEOPLE_IN.flatMap((what) => {
          const found = [row.subject[what]].flat().filter(isIdIn)
          return found.length > 0 ? [[what, found.map((id) => names.get(id) ?? 'somebody who has left')]] : []
        }),
      ),
      assessment: row.assessment && title ? { id: row.assessment, title } : null,
      questions: questionsOf(row).flatMap((id) => questions.get(id) ?? []),
      facts: Object.fromEntries(Object.entries(row.subject).filter(([fact]) => !UNTOLD.test(fact))),
      seal: { hash: row.hash, previous: row.previous },
    }
  })
}

const isIdIn = (value: unknown): value is string => typeof value === 'string' && isId(value)

async function namesOf(tx: Tx, ids: string[]) {
  if (ids.length === 0) return new Map<string, string>()
  const { rows } = await tx.execute<Named>(
    sql`select u.id, coalesce(u.name, u.email) as name from users u where u.id in ${[...new Set(ids)]}`,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function titlesOf(tx: Tx, ids: string[]) {
  if (ids.length === 0) return new Map<string, string>()
  const { rows } = await tx.execute<{ id: string; title: string }>(
    sql`select a.id, a.title from assessments a where a.id in ${[...new Set(ids)]}`,
  )
  return new Map(rows.map(({ id, title }) => [id, title]))
}

async function questionsBy(tx: Tx, ids: string[]) {
  if (ids.length === 0) return new Map<string, AskedQuestion>()
  const { rows } = await tx.execute<AskedQuestion & { id: string }>(sql`
    select q.id, q.code, f.short_name as "shortName", f.question from assessment_questions q
    join framework_questions f on f.id = q.framework_question_id where q.id in ${[...new Set(ids)]}`)
  return new Map(rows.map(({ id, ...question }) => [id, question]))
}
