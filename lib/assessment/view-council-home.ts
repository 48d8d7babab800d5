import { sql } from 'drizzle-orm'
import { type Caller, inCouncil } from '@/db/gate'
import { assessments } from '@/db/schema/assessment'
import { may } from '../access/access'
import { loadRemoval } from '../leaving/store'
import { linesOfActs } from '../notice/line'
import { loadWaitsOf } from '../notice/store'
import { type PageAsked, pageOf, reading } from '../page'
import { ok } from '../result'
import { mayCreateAssessment } from './policy'
import { loadAssessments } from './store'
import { waitingOf } from './waiting'

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
    const waits = await loadWaitsOf(tx, { councilId: actor.councilId })
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      reader: {
        name: actor.userName,
        post: actor.post,
      },
      assessments: rows.map((a) => ({
        ...{ id: a.id, title: a.title, state: a.state, meetingOn: a.meetingOn, submittedAt: a.submittedAt },
        isArchived: a.archivedAt !== null,
        waiting: waitingOf(waits.filter((wait) => wait.assessment_id === a.id)),
      })),
      /** What waits for the reader in no assessment that is listed here: of the council as a whole, or further down the list. */
      elsewhere: linesOfActs(waits.filter((wait) => !rows.some(({ id }) => id === wait.assessment_id))),
      removal: may(actor, 'manage-people') ? await loadRemoval(tx) : null,
      ...{ previous, next },
      abilities: { create: mayCreateAssessment(actor).ok, readTrail: may(actor, 'read-whole') },
    })
  })
