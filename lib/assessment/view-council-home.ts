import { sql } from 'drizzle-orm'
import { type Caller, inCouncil } from '@/db/gate'
import { assessments } from '@/db/schema/assessment'
import { may } from '../access/access'
import { loadRemoval } from '../leaving/store'
import { type PageAsked, pageOf, reading } from '../page'
import { ok } from '../result'
import { isRunning, type Waiting } from './assessment'
import { loadOverviews, waitingOnWhole } from './load-overview'
import { mayCreateAssessment } from './policy'
import { loadAssessments } from './store'

/** As many assessments as a page of them has. */
const AT_A_LOOK = 20

/** A page of the council's assessments, newest first, each with what waits there for the reader. */
export const viewCouncilHome = (caller: Caller, asked: PageAsked | null) =>
  inCouncil(caller, async (tx, actor) => {
    const read = reading(
      asked ?? {},
      {
        ...{ key: assessments.createdAt, id: assessments.id, isDown: true },
        keyOf: (id) => sql`(select p.created_at from assessments p where p.id = ${id})`,
      },
      AT_A_LOOK,
    )
    const { rows, previous, next } = pageOf(await loadAssessments(tx, actor, read), asked ?? {}, AT_A_LOOK)
    const running = rows.filter(({ state }) => isRunning(state))
    const overviews = await loadOverviews(tx, actor, running)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      reader: {
        name: actor.userName,
        post: actor.post,
      },
      assessments: rows.map((a) => {
        const waiting: Waiting[] = (overviews.get(a.id) ?? []).flatMap((q) =>
          q.waiting ? [{ kind: q.waiting, question: { code: q.code, shortName: q.shortName } }] : [],
        )
        return {
          ...{ id: a.id, title: a.title, state: a.state, meetingOn: a.meetingOn, submittedAt: a.submittedAt },
          isArchived: a.archivedAt !== null,
          waiting: isRunning(a.state) ? [...waitingOnWhole(actor, a), ...waiting] : [],
        }
      }),
      removal: may(actor, 'manage-people') ? await loadRemoval(tx) : null,
      ...{ previous, next },
      abilities: { create: mayCreateAssessment(actor).ok, readTrail: may(actor, 'read-whole') },
    })
  })
