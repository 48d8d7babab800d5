import { type Caller, inCouncil } from '@/db/gate'
import type { PoliticalGroupId } from '@/db/ids'
import { may, NAMED_DUTIES, type NamedDuty, roleMay } from '../access/access'
import { loadProfile } from '../council/store'
import { loadAreas } from '../framework/load-areas'
import { administrationOf } from '../people/administration'
import { loadAdministrationNow, loadAdministrations } from '../people/load-administration'
import { loadPeople, type Person } from '../people/load-people'
import { mayManage } from '../people/policy'
import { loadGroups } from '../people/store'
import { loadOpenInvitations } from '../people/store-invitations'
import { ok, refuse } from '../result'
import { asNamed, standsElsewhere } from './as-named'
import { NAMINGS } from './assessment'
import { type LastYear, loadLastYear } from './load-last-year'
import { loadOverview } from './load-overview'
import { groupsWithout } from './nominee'
import {
  mayArchive,
  mayBeAssigned,
  mayChangeRules,
  mayCopy,
  mayDelete,
  mayHoldDuty,
  mayNamePeople,
  mayNameSuccessors,
  mayPrepare,
  maySetDates,
  mayStartPreparing,
  mayTightenNaming,
} from './policy'
import { seldomAsked } from './seldom-asked'
import { missingIn, type SetUpSoFar, type SetUpTask, tasksOf } from './set-up-tasks'
import { loadAssessment } from './store'
import { loadMeetingStart } from './store-dates'
import { loadDuties, loadUnrepresented } from './store-duties'
import { loadAssignments } from './store-questions'
import { vacanciesOf } from './vacancies'

/**
 * What the lead sets up: rules, dates, the people to choose from and those named, who writes which answer, and how far each of it is.
 * `at`: the page of one task, for which whatever stands on others alone is not read.
 */
export const viewSetUp = (caller: Caller, input: { assessmentId: string; at?: SetUpTask }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    if (!assessment || !may(actor, 'see-set-up')) return refuse({ kind: 'not-found' })
    const { id } = assessment
    const isFor = (...tasks: (SetUpTask | undefined)[]) => tasks.includes(input.at)
    const isSetUp = assessment.state === 'setup'
    const duties = await loadDuties(tx, id)
    const invited = assessment.promised.length > 0 || isFor('people') ? await loadOpenInvitations(tx) : []
    const promised = assessment.promised.flatMap(({ duty, invitationId }) => {
      const one = invited.find((invitation) => invitation.id === invitationId)
      return one
        ? [{ duty, id: invitationId as string, name: one.name, post: one.post, group: one.group, groupId: one.groupId }]
        : []
    })
    const groups = isSetUp || isFor('people') ? await loadGroups(tx) : []
    const unrepresented = await loadUnrepresented(tx, id)
    const assessing = [
      ...duties
        .filter(({ duty, isHeld }) => duty === 'assessor' && isHeld)
        .map(({ politicalGroupId }) => ({ group: politicalGroupId })),
      ...promised.filter(({ duty }) => duty === 'assessor').map(({ groupId }) => ({ group: groupId })),
    ]
    const unsaid = groupsWithout(isSetUp ? groups : [], assessing).filter(
      ({ id: group }) => !unrepresented.some(({ groupId }) => groupId === group),
    )
    const lastYear = isSetUp && isFor(undefined, 'writers') ? await loadLastYear(tx, id) : undefined
    const people = lastYear || isFor('people', 'writers') ? await loadPeople(tx) : []
    const running = isFor('people') ? await loadAdministrations(tx) : []
    const assignments = await loadAssignments(tx, id)
    const writersOf = (questionId: string) => assignments.filter((one) => one.questionId === questionId)
    const questions = (await loadOverview(tx, actor, assessment)).map((q) => ({
      ...q,
      writers: writersOf(q.id).map(({ userId, name }) => ({ userId, name })),
      wasWrittenBy: (lastYear?.writers ?? []).filter(({ code }) => code === q.code).map(({ name }) => name),
    }))
    const runningNow = isFor('people') ? await loadAdministrationNow(tx) : new Set<PoliticalGroupId>()
    const kindsOf = (one: { roles: readonly string[] }) => NAMED_DUTIES.filter((duty) => mayHoldDuty(one, duty))
    const count = (duty: NamedDuty) =>
      duties.filter((one) => one.duty === duty && one.isHeld).length +
      assessment.promised.filter((one) => one.duty === duty).length
    const soFar: SetUpSoFar = {
      state: assessment.state,
      named: { assessor: count('assessor'), chair: count('chair'), signatory: count('signatory') },
      unsaidGroups: unsaid.map(({ name }) => name),
      questions: questions.map(({ leftOut, writers }) => ({ leftOut, writers: writers.length })),
      meetingOn: assessment.meetingOn,
      scoresDueOn: assessment.scoresDueOn,
    }
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment,
      areas: await loadAreas(tx, assessment.frameworkVersionId),
      meeting: await loadMeetingStart(tx, id),
      tasks: tasksOf(soFar),
      missing: missingIn(soFar),
      people: [
        ...people.map(({ userId, name, post, group, roles }) => ({
          ...{ id: userId as string, name, post, group: group?.name ?? null, isInvited: false },
          isMember: may({ roles }, 'sit-in-group'),
          ...{ mayHold: kindsOf({ roles }), mayWrite: mayBeAssigned({ roles }) },
        })),
        ...invited.map(({ id: invitation, name, post, group, role }) => ({
          ...{ id: invitation as string, name, post, group, isInvited: true },
          isMember: roleMay(role, 'sit-in-group'),
          ...{ mayHold: kindsOf({ roles: [role] }), mayWrite: false },
        })),
      ],
      groups,
      unrepresented,
      duties: duties.filter(({ endedAt }) => endedAt === null),
      promised,
      former: duties.filter(({ endedAt }) => endedAt !== null),
      /** The assessors who stand in another group or on another side by now than when they were named. */
      standElsewhere: duties.flatMap((duty) => {
        const person = people.find(({ userId }) => userId === duty.userId)
        const isIt = duty.isHeld && duty.duty === 'assessor' && person
        return isIt && standsElsewhere(duty, asNamed(person, 'assessor', runningNow)) ? [duty.name] : []
      }),
      administration: administrationOf(groups, running),
      vacancies: vacanciesOf(duties, assessment.state),
      questions,
      seldom: isFor(undefined, 'questions') ? seldomAsked(await loadProfile(tx, actor), questions) : [],
      lastYear: lastYear && {
        title: lastYear.title,
        ...{ duties: lastYear.duties.length, writers: lastYear.writers.length, leftOut: lastYear.leftOut.length },
        gone: goneSince(lastYear, new Set(people.map(({ userId }) => userId))),
        vacant: vacantSince(lastYear, people),
      },
      abilities: {
        changeRules: mayChangeRules(actor, assessment).ok,
        setDates: maySetDates(actor, assessment, assessment, '').ok,
        namePeople: mayNamePeople(actor, assessment, [], { groups: [], reason: '' }).ok,
        tightenNaming: NAMINGS.filter((to) => mayTightenNaming(actor, assessment, to).ok),
        nameSuccessor: mayNameSuccessors(actor, assessment),
        setAdministration: mayManage(actor).ok,
        assign: mayPrepare(actor, assessment),
        copy: mayCopy(actor, assessment).ok,
        delete: mayDelete(actor, assessment).ok,
        archive: mayArchive(actor, assessment, true).ok,
        unarchive: mayArchive(actor, assessment, false).ok,
        startPreparing: mayStartPreparing(actor, assessment, unsaid).ok,
      },
    })
  })

export type SetUp = Extract<Awaited<ReturnType<typeof viewSetUp>>, { ok: true }>['value']

/** The duties of last year whose holder is not here any more, or has a role that may not have them. */
const vacantSince = ({ duties }: Pick<LastYear, 'duties'>, people: readonly Person[]) =>
  duties.flatMap(({ duty, userId, name }) => {
    const person = people.find((one) => one.userId === userId)
    return person && mayHoldDuty(person, duty) ? [] : [{ duty, name }]
  })

type Had = { userId: string; name: string }

/** Those of last year who are not here any more, with how much they wrote. */
function goneSince(
  { duties, writers }: { duties: readonly Had[]; writers: readonly Had[] },
  here: ReadonlySet<string>,
) {
  const gone = new Map(
    [...duties, ...writers].filter(({ userId }) => !here.has(userId)).map((one) => [one.userId, one.name]),
  )
  return [...gone].map(([userId, name]) => ({ name, wrote: writers.filter((one) => one.userId === userId).length }))
}
