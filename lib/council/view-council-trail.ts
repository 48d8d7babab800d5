import { desc } from 'drizzle-orm'
import { type Caller, inCouncil } from '@/db/gate'
import { assessments } from '@/db/schema/assessment'
import { loadNamesOverTime } from '../people/load-people'
import { ok, refuse } from '../result'
import { loadEntries } from '../trail/load-entries'
import type { TrailAsked } from '../trail/trail'
import { mayReadTrail } from './policy'

/** Everything that changed in the council, newest first, narrowed as asked, a page at a time: roles and groups, and all assessments. */
export const viewCouncilTrail = (caller: Caller, input: TrailAsked & { assessment?: string }) =>
  inCouncil(caller, async (tx, actor) => {
    if (!mayReadTrail(actor).ok) return refuse({ kind: 'not-found' as const })
    const all = await tx
      .select({ id: assessments.id, title: assessments.title })
      .from(assessments)
      .orderBy(desc(assessments.createdAt))
    const one = all.find(({ id }) => id === input.assessment)
    if (input.assessment && !one) return refuse({ kind: 'not-found' as const })
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      people: await loadNamesOverTime(tx),
      assessments: all,
      ...(await loadEntries(tx, { assessmentId: one?.id }, input)),
    })
  })
