import { type Caller, inCouncil } from '@/db/gate'
import { maySeeWhole } from '../assessment/policy'
import { loadAssessment } from '../assessment/store'
import { loadAreas } from '../framework/load-areas'
import { ok, refuse } from '../result'
import { formatNamed, isOfTheWhole, kindNamed, PAPER_KINDS } from './shape/paper'
import { loadPapers, loadSealed } from './store'

/** Which documents this reader can have of an assessment, and which of theirs are being made or kept. */
export const viewPapers = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const a = await loadAssessment(tx, actor, input.assessmentId)
    if (!a) return refuse({ kind: 'not-found' })
    const isWhole = maySeeWhole(actor)
    const sealed = isWhole ? await loadSealed(tx, a.id) : undefined
    const mine = await loadPapers(tx, actor, a.id)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: a.id, title: a.title, version: a.version },
      areas: (await loadAreas(tx, a.frameworkVersionId)).map(({ number, title }) => ({ number, title })),
      sight: isWhole ? ('whole' as const) : ('assigned' as const),
      /** The version of the newest sealed copy. */
      sealed: sealed?.version ?? null,
      kinds: PAPER_KINDS.filter((kind) => isWhole || !isOfTheWhole(kind)),
      papers: mine.flatMap(({ id, kind, format, area, state, askedAt }) => {
        const [of, as] = [kindNamed(kind), formatNamed(format)]
        return of && as ? [{ id: id as string, kind: of, format: as, area, state, askedAt }] : []
      }),
    })
  })

export type PapersView = Extract<Awaited<ReturnType<typeof viewPapers>>, { ok: true }>['value']
