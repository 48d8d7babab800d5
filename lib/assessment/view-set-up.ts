import { type Caller, inCouncil } from '@/db/gate'
import { may, NAMED_DUTIES } from '../access/access'
import { administrationOf } from '../people/administration'
import { loadAdministrationNow, loadAdministrations } from '../people/load-administration'
import { loadPeople } from '../people/load-people'
import { mayManage } from '../people/policy'
import { loadGroups } from '../people/store'
import { ok, refuse } from '../result'
import { asNamed, standsElsewhere } from './as-named'
import { NAMINGS } from './assessment'
import { loadOverview } from './load-overview'
import {
  mayAssign,
  mayBeAssigned,
  mayChangeRules,
  mayNamePeople,
  mayNameSuccessors,
  mayStartPreparing,
  mayTightenNaming,
} from './policy'
import { loadAssessment } from './store'
import { loadDuties } from './store-duties'
import { loadAssignments } from './store-questions'
import { vacanciesOf } from './vacancies'

/** What the lead sets up: rules, dates, the people to choose from and those named, and who writes which answer. */
export const viewSetUp = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    if (!assessment || !may(actor, 'see-set-up')) return refuse({ kind: 'not-found' })
    const duties = await loadDuties(tx, assessment.id)
    const people = await loadPeople(tx)
    const running = await loadAdministrationNow(tx)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment,
      people: people.map((person) => ({
        ...person,
        mayHold: NAMED_DUTIES.filter((duty) => may(person, `be-${duty}`)),
        mayWrite: mayBeAssigned(person),
      })),
      duties: duties.filter(({ endedAt }) => endedAt === null),
      former: duties.filter(({ endedAt }) => endedAt !== null),
      /** The assessors who stand in another group or on another side by now than when they were named. */
      standElsewhere: duties.flatMap((duty) => {
        const person = people.find(({ userId }) => userId === duty.userId)
        const isIt = duty.isHeld && duty.duty === 'assessor' && person
        return isIt && standsElsewhere(duty, asNamed(person, 'assessor', running)) ? [duty.name] : []
      }),
      administration: administrationOf(await loadGroups(tx), await loadAdministrations(tx)),
      vacancies: vacanciesOf(duties, assessment.state),
      questions: await loadOverview(tx, actor, assessment),
      assignments: await loadAssignments(tx, assessment.id),
      abilities: {
        changeRules: mayChangeRules(actor, assessment).ok,
        namePeople: mayNamePeople(actor, assessment, []).ok,
        tightenNaming: NAMINGS.filter((to) => mayTightenNaming(actor, assessment, to).ok),
        nameSuccessor: mayNameSuccessors(actor, assessment),
        setAdministration: mayManage(actor).ok,
        assign: mayAssign(actor, assessment, []).ok,
        startPreparing: mayStartPreparing(actor, assessment).ok,
      },
    })
  })

export type SetUp = Extract<Awaited<ReturnType<typeof viewSetUp>>, { ok: true }>['value']
