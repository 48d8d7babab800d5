import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AssessmentId, UserId } from '@/db/ids'
import { comments, commentThreads } from '@/db/schema/comment'
import { subjects } from '@/db/schema/subject'
import { suggestions } from '@/db/schema/suggestion'
import { may } from '../access/access'
import { maySeeWhole } from '../assessment/policy'
import type { AssessmentRow } from '../assessment/store'
import { columnsOfComment } from '../comment/load-threads'
import { isStanding } from '../comment/store'
import { loadSomeEvidence } from '../evidence/store'
import { loadLevelNames } from '../framework/load-level-names'
import { loadAgenda } from '../meeting/load-agenda'
import { mayFollow } from '../meeting/policy'
import { loadMeeting } from '../meeting/store'
import { loadNotes } from '../meeting/store-notes'
import { notesIn } from '../submission/assemble-submission'
import { loadSubmissionRows } from '../submission/load-submission'
import { loadAnswers } from '../submission/store'
import { say } from '../words/say'
import { loadAsked } from './load-asked'
import type { PaperContent } from './shape/content'
import type { PaperKind } from './shape/paper'

/** More than any assessment has: everything is read at once. */
const ALL = 100_000

export type PaperRows = Awaited<ReturnType<typeof loadPaperRows>>

/** The rows of an assessment as it stands, as far as this reader may see them: row security narrows each statement, and what is for the whole is not read for the others. */
export async function loadPaperRows(tx: Tx, actor: Actor, assessment: AssessmentRow, kind: PaperKind) {
  const isWhole = maySeeWhole(actor)
  const { council, framework, areas, people, record, texts, marks, notes } = await loadSubmissionRows(tx, assessment)
  if (!council || !framework) throw new Error('an assessment has a council and a framework')
  const found = await loadSomeEvidence(tx, { assessmentId: assessment.id, isRemoved: false }, {}, ALL)
  const areasOf = new Set(record.questions.map(({ area }) => area))
  const sight: PaperContent['sight'] = {
    of: isWhole ? 'council' : 'assigned',
    restricted: may(actor, 'see-restricted'),
  }
  return {
    ...{ assessment, council, framework, record, texts, marks, sight },
    areas: areas
      .filter(({ number }) => areasOf.has(number))
      .map((area) => (isWhole ? area : { ...area, statementId: null })),
    people: isWhole ? people : [],
    signatures: isWhole ? (await loadAnswers(tx, assessment.id)).signed : [],
    notes: isWhole ? notesIn(notes) : [],
    levelNames: await loadLevelNames(tx, assessment.frameworkVersionId),
    asked: await loadAsked(tx, assessment.frameworkVersionId),
    evidence: found.rows.sort((a, b) => a.addedAt.getTime() - b.addedAt.getTime() || (a.id < b.id ? -1 : 1)),
    threads: await loadThreadsOf(tx, assessment.id),
    meeting: kind === 'agenda' ? await loadMeetingOf(tx, actor, assessment) : null,
  }
}

/** Every thread on what is part of an assessment, with all that was said in it, in the order in which it was said. */
async function loadThreadsOf(tx: Tx, assessmentId: AssessmentId) {
  const threads = await tx
    .select({
      ...{ id: commentThreads.id, subjectId: commentThreads.subjectId },
      ...{ quote: commentThreads.quote, resolvedAt: commentThreads.resolvedAt },
      suggested: suggestions.replacement,
    })
    .from(commentThreads)
    .innerJoin(
      subjects,
      sql`${subjects.councilId} = ${commentThreads.councilId} and ${subjects.id} = ${commentThreads.subjectId}`,
    )
    .leftJoin(
      suggestions,
      sql`${suggestions.councilId} = ${commentThreads.councilId} and ${suggestions.threadId} = ${commentThreads.id}`,
    )
    .where(eq(subjects.assessmentId, assessmentId))
    .orderBy(asc(commentThreads.createdAt), asc(commentThreads.id))
  if (threads.length === 0) return []
  const ids = threads.map(({ id }) => id)
  const all = await tx
    .select(columnsOfComment)
    .from(comments)
    .where(and(inArray(comments.threadId, ids), isStanding))
    .orderBy(asc(comments.createdAt), asc(comments.id))
  const said = all.flatMap(({ body, ...comment }) => (body === null ? [] : [{ ...comment, body }]))
  return threads.map(({ suggested, ...thread }) => ({
    ...thread,
    said: said
      .filter(({ threadId }) => threadId === thread.id)
      .map((one, place) => (place > 0 || suggested === null ? one : { ...one, body: proposing(suggested, one.body) })),
  }))
}

/** What somebody said with other words that they proposed. */
const proposing = (words: string, reason: string) =>
  [say(words === '' ? 'documents.suggestsNothing' : 'documents.suggests', { words }), reason].filter(Boolean).join(' ')

/** The meeting of an assessment: its agenda in order, and what was noted. */
async function loadMeetingOf(tx: Tx, actor: Actor, { id }: AssessmentRow) {
  const permit = mayFollow(actor, await loadMeeting(tx, actor, id))
  if (!permit.ok) return null
  const m = permit.value.thing
  const items = await loadAgenda(tx, m)
  return {
    ...{ startsAt: m.startsAt, on: m.meetingOn, place: m.place },
    facilitator: m.facilitatorId ? await nameOf(tx, m.facilitatorId) : null,
    order: items.map(({ code, round }) => ({ code, state: round })),
    notes: await loadNotes(tx, id),
  }
}

async function nameOf(tx: Tx, userId: UserId) {
  const { rows } = await tx.execute<{ name: string }>(
    sql`select coalesce(u.name, u.email) as name from users u where u.id = ${userId}`,
  )
  return rows[0]?.name ?? null
}
