import { and, desc, eq, sql } from 'drizzle-orm'
import { type Caller, inCouncil } from '@/db/gate'
import { auditEntries } from '@/db/schema/audit'
import { users } from '@/db/schema/identity'
import { ok, refuse } from '../result'
import { maySeeWhole } from './policy'
import { loadAssessment } from './store'

const PAGE = 100

/**
 * The trail of one assessment, newest first, a page at a time. Who has scored is left out by the database until the
 * reveal, and is in chains of its own, so that no seal shown here hangs on it; `before` is the seal where the page before ended.
 */
export const viewTrail = (caller: Caller, input: { assessmentId: string; before?: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    if (!assessment || !maySeeWhole(actor)) return refuse({ kind: 'not-found' })
    const entries = await tx
      .select({
        at: auditEntries.at,
        act: auditEntries.act,
        subject: auditEntries.subject,
        hash: auditEntries.hash,
        code: sql<string | null>`(select q.code from assessment_questions q where q.council_id = ${actor.councilId}
          and q.id::text = ${auditEntries.subject} ->> 'questionId')`,
        who: sql<string>`coalesce(${users.name}, ${users.email}, 'Somebody who has left')`,
      })
      .from(auditEntries)
      .leftJoin(users, eq(users.id, auditEntries.actorId))
      .where(
        and(
          sql`${auditEntries.subject} ->> 'assessmentId' = ${assessment.id}`,
          input.before
            ? sql`(${auditEntries.at}, ${auditEntries.seq}, ${auditEntries.hash}) < (select e.at, e.seq, e.hash from audit_entries e where e.hash = ${input.before})`
            : undefined,
        ),
      )
      .orderBy(desc(auditEntries.at), desc(auditEntries.seq), desc(auditEntries.hash))
      .limit(PAGE + 1)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: assessment.id, title: assessment.title },
      entries: entries.slice(0, PAGE),
      next: entries.length > PAGE ? entries[PAGE - 1]?.hash : undefined,
    })
  })
