import { desc } from 'drizzle-orm'
import { type Caller, inCouncil } from '@/db/gate'
import { assessments } from '@/db/schema/assessment'
import { may } from '../access/access'
import { ok } from '../result'
import type { Waiting } from './assessment'
import { loadOverview, waitingOnWhole } from './load-overview'
import { mayCreateAssessment } from './policy'
import { loadAssessment } from './store'

/** The council's assessments, newest first, each with what waits there for the reader. */
export const viewCouncilHome = (caller: Caller, _input: null) =>
  inCouncil(caller, async (tx, actor) => {
    const all = await tx
      .select({
        id: assessments.id,
        title: assessments.title,
        state: assessments.state,
        meetingOn: assessments.meetingOn,
        submittedAt: assessments.submittedAt,
      })
      .from(assessments)
      .orderBy(desc(assessments.createdAt))
    const listed = []
    for (const one of all) {
      const isRunning = one.state !== 'submitted' && one.state !== 'reviewed' && one.state !== 'closed'
      const whole = isRunning ? await loadAssessment(tx, actor, one.id) : undefined
      const questions = whole ? await loadOverview(tx, actor, whole) : []
      const waiting: Waiting[] = questions.flatMap((q) =>
        q.waiting ? [{ kind: q.waiting, question: { code: q.code, shortName: q.shortName } }] : [],
      )
      listed.push({ ...one, waiting: whole ? [...waitingOnWhole(actor, whole), ...waiting] : [] })
    }
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      reader: {
        name: actor.userName,
        post: actor.post,
      },
      assessments: listed,
      abilities: { create: mayCreateAssessment(actor).ok, readTrail: may(actor, 'read-whole') },
    })
  })
