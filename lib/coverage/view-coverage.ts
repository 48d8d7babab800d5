import { type Caller, inCouncil } from '@/db/gate'
import { maySeeCoverage } from '../assessment/policy'
import { loadAssessment } from '../assessment/store'
import { loadDuties } from '../assessment/store-duties'
import { loadAreas } from '../framework/load-areas'
import { loadShortNames } from '../framework/load-short-names'
import { ok, refuse } from '../result'
import { mayAskReminder } from './policy'
import { type CoverageRow, loadCoverage, loadCutoff, loadLastReminder } from './store'

/** Who has had a say, as far as the lead and the chair may know it: by area and group, as it was at the last midnight. */
export const viewCoverage = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    if (!assessment || !maySeeCoverage(actor, assessment)) return refuse({ kind: 'not-found' })
    const rows = await loadCoverage(tx, assessment.id)
    const asking = mayAskReminder(actor, assessment, await loadLastReminder(tx, assessment.id))
    const groups = groupsOf(rows)
    const isLeftOut = (await loadDuties(tx, assessment.id)).some(
      ({ duty, standing }) => duty === 'assessor' && !rows.some((row) => row.standing === standing),
    )
    const shortName = await loadShortNames(tx, assessment.frameworkVersionId)
    const areas = (await loadAreas(tx, assessment.frameworkVersionId)).filter(({ number }) =>
      rows.some((row) => row.area === number),
    )
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: assessment.id, title: assessment.title },
      at: await loadCutoff(tx),
      areas: areas.map((area) => ({
        ...area,
        groups: groups.map((group) => ({
          ...group,
          questions: rows
            .filter((row) => row.area === area.number && nameOf(row, rows) === group.name)
            .map(({ code, half }) => ({ code, shortName: shortName(code), half })),
        })),
      })),
      groups,
      /** Some assessors are in none of the groups. */
      isLeftOut,
      mayAskReminder: asking.ok ? { may: true as const } : { may: false as const, because: asking.refusal },
    })
  })

export type CoverageView = Extract<Awaited<ReturnType<typeof viewCoverage>>, { ok: true }>['value']

const nameOf = ({ standing, group_name }: CoverageRow, all: CoverageRow[]) => {
  if (standing === 'officer') return 'Officers'
  return group_name ?? (all.some((row) => row.group_name) ? 'Other councillors' : 'Councillors')
}

const groupsOf = (rows: CoverageRow[]) => {
  const sizes = new Map(rows.map((row) => [nameOf(row, rows), row.people]))
  return [...sizes].map(([name, people]) => ({ name, people }))
}
