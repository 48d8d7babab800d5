import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import { type AssessmentId, type AssessmentQuestionId, isId, type UserId } from '@/db/ids'
import type { NamedQuestion } from '../framework/named-question'
import { isTrailKind, placeIn, placeWords, TRAIL_KINDS, type TrailAsked, type TrailPlace } from './trail'

const PAGE = 50

/** An entry as the database shows it. */
export type EntryRow = {
  at: string
  actor: UserId
  act: string
  subject: Record<string, unknown>
  previous: string
  hash: string
  assessment: AssessmentId | null
  question: AssessmentQuestionId | null
}
type Row = EntryRow & { seq: string }
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
export async function loadEntries(tx: Tx, of: Of, asked: TrailAsked): Promise<TrailPage> {
  const { kind, person } = asked
  if (person && !isId<UserId>(person)) return { entries: [], next: undefined }
  const place = placeIn(asked.before)
  const rows = await read(tx, false, of, asked, place)
  if (of.assessmentId && (!isTrailKind(kind) || kind === 'scoring')) {
    rows.push(...(await read(tx, true, of, asked, place)))
    rows.sort(newestFirst)
  }
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    entries: await nameEntries(tx, shown),
    next: rows.length > PAGE && last ? placeWords({ at: new Date(last.at), hash: last.hash }) : undefined,
  }
}

/** Of one moment the council's own entries come first, in their order, and then scores, by their seals. */
const newestFirst = (one: Row, other: Row) =>
  new Date(other.at).getTime() - new Date(one.at).getTime() ||
  Number(other.seq) - Number(one.seq) ||
  (one.hash < other.hash ? 1 : -1)

async function read(
  tx: Tx,
  ofScores: boolean,
  { assessmentId, questionId }: Of,
  { person, kind }: TrailAsked,
  place: TrailPlace | undefined,
): Promise<Row[]> {
  const kinds = isTrailKind(kind)
    ? sql`array[${sql.join(
        TRAIL_KINDS[kind].map((one) => sql`${one}`),
        sql`, `,
      )}]::text[]`
    : null
  const { rows } = await tx.execute<Row>(sql`
    select * from trail_page(${ofScores}, ${assessmentId ?? null}, ${questionId ?? null}, ${person || null}, ${kinds},
      ${place?.at.toISOString() ?? null}, ${place?.hash ?? null}, ${PAGE + 1})`)
  return rows
}

/** The places in a subject where people stand, alone or several. */
const PEOPLE_IN = ['userId', 'predecessorId', 'facilitatorId', 'userIds', 'ownerId'] as const
/** What in a subject is an id, a seal, or said otherwise beside it. */
const UNTOLD = /Ids?$|^(by|act|salt|seals|named|contentSha256|sha256|peers)$/

/** The same with the names of people, assessments and questions. */
export async function nameEntries(tx: Tx, rows: EntryRow[]): Promise<TrailEntry[]> {
  const peopleOf = (row: EntryRow) => PEOPLE_IN.flatMap((what) => [row.subject[what]].flat().filter(isIdIn))
  const questionsOf = ({ question, subject }: EntryRow) => [question, subject.questionIds].flat().filter(isIdIn)
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
