import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import { type AssessmentId, type AssessmentQuestionId, type CouncilId, isId, type UserId } from '@/db/ids'
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
export type TrailEntry = {
  at: Date
  act: string
  who: Named | null
  /** Those whom it is about, by what they are to it: `userId`, `predecessorId` and so on. */
  about: Record<string, string[]>
  assessment: { id: string; title: string } | null
  questions: { code: string; question: string }[]
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
  const own = [sql`e.chain_id = ${chain}`, ...(of.assessmentId ? [sql`e.assessment_id = ${of.assessmentId}`] : [])]
  const rows = await read(tx, sql`e.seq`, [...own, ...narrowed], asked.before)
  if (of.assessmentId && (!isTrailKind(asked.kind) || asked.kind === 'scoring')) {
    const scores = sql`e.act = 'score.submitted' and e.chain_id in (
      select s.id from scores s where s.assessment_id = ${of.assessmentId})`
    rows.push(...(await read(tx, sql`0::bigint`, [scores, ...narrowed], asked.before)))
    rows.sort((one, other) => compare(placeOf(other), placeOf(one)))
  }
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    entries: await withNames(tx, shown),
    next: rows.length > PAGE && last ? placeWords(placeOf(last)) : undefined,
  }
}

const placeOf = ({ at, seq, hash }: Row): TrailPlace => ({ at: new Date(at), seq: Number(seq), hash })
const compare = (one: TrailPlace, other: TrailPlace) =>
  one.at.getTime() - other.at.getTime() || one.seq - other.seq || (one.hash < other.hash ? -1 : 1)

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

/** `seq` is the place in the chain where that may be told; how often a score was changed is nobody's business. */
async function read(tx: Tx, seq: SQL, where: SQL[], before: string | undefined): Promise<Row[]> {
  const place = placeIn(before)
  const earlier = place
    ? [
        sql`(e.at, ${seq}, e.hash) < (${place.at.toISOString()}::timestamptz, ${place.seq}::bigint, ${place.hash}::text)`,
      ]
    : []
  const { rows } = await tx.execute<Row>(sql`
    select e.at, ${seq} as seq, e.actor_id as actor, e.act, e.subject, e.previous_hash as previous, e.hash,
      e.assessment_id as assessment, e.question_id as question
    from audit_entries e where ${sql.join([...where, ...earlier], sql` and `)}
    order by e.at desc, ${seq} desc, e.hash desc limit ${PAGE + 1}`)
  return rows
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
  if (ids.length === 0) return new Map<string, { code: string; question: string }>()
  const { rows } = await tx.execute<{ id: string; code: string; question: string }>(sql`
    select q.id, q.code, f.question from assessment_questions q
    join framework_questions f on f.id = q.framework_question_id where q.id in ${[...new Set(ids)]}`)
  return new Map(rows.map(({ id, ...question }) => [id, question]))
}
