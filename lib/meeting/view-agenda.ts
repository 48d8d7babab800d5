import { type Caller, inCouncil } from '@/db/gate'
import { may, mayInAssessment } from '../access/access'
import { isTimeFor } from '../access/capability'
import { loadAssessment } from '../assessment/store'
import { loadPeople } from '../people/load-people'
import { ok } from '../result'
import { levelOfMost, suggestedLevel } from '../score/consensus'
import { mayRevealFirstRounds } from '../score/policy'
import { loadFirstRounds } from '../score/store-rounds'
import { loadAgenda } from './load-agenda'
import { widthOf } from './meeting'
import { mayArrange, mayFollow, mayObject, mayOrder, mayPassByConsent } from './policy'
import { loadMeeting } from './store'
import { isOnConsent, minutesOf } from './view-board'

/** The agenda as it is read before the meeting, and what this person may do to it. Spread and order speak of revealed scores alone. */
export const viewAgenda = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const meeting = await loadMeeting(tx, actor, input.assessmentId)
    const permit = mayFollow(actor, meeting)
    if (!permit.ok) return permit
    const m = permit.value.thing
    const items = await loadAgenda(tx, m)
    const minutes = minutesOf(items, m.minutes)
    const people = await loadPeople(tx)
    const assessment = await loadAssessment(tx, actor, m.assessmentId)
    const mayAsk = mayRevealFirstRounds(actor, assessment, [])
    const drivesReveal = !mayAsk.ok && mayAsk.refusal.kind === 'quorum-not-met'
    const first = drivesReveal ? await loadFirstRounds(tx, m.assessmentId) : []
    return ok({
      council: actor.councilName,
      title: m.title,
      state: m.state,
      meetingOn: m.meetingOn,
      startsAt: m.startsAt,
      minutes: m.minutes,
      place: m.place,
      version: m.version,
      facilitator: people.flatMap(({ userId, name, post }) =>
        userId === m.facilitatorId ? [{ userId, name, post }] : [],
      )[0],
      /** Who may be named to facilitate. */
      people: mayArrange(actor, m).ok
        ? people
            .filter((person) => may(person, 'be-facilitator'))
            .map(({ userId, name, post }) => ({ userId: userId as string, name, post }))
        : [],
      isOrdered: items.some(({ position }) => position !== null),
      /** For whoever may reveal them: the questions whose first round has enough scores. */
      readyToReveal: first.filter(({ hasQuorum }) => hasQuorum).map(({ code, shortName }) => ({ code, shortName })),
      items: items.map((item) => ({
        code: item.code,
        shortName: item.shortName,
        question: item.question,
        roundId: item.roundId,
        round: item.round,
        consensus: item.consensus ?? null,
        width: item.firstLevels ? widthOf(item.firstLevels) : null,
        /** What a level to record by consent begins with: the one that most gave, else none, and the median is said. */
        most: item.levels ? levelOfMost(item.levels) : undefined,
        median: item.levels ? suggestedLevel(item.levels) : undefined,
        level: item.level,
        ambition: item.ambition,
        isPinned: item.isPinned,
        minutes: minutes.get(item.code) ?? 0,
        isOnConsent: isOnConsent(item),
        isObjected: item.objectedAt !== null,
        proposal:
          item.consentLevel && item.consentAmbition
            ? { level: item.consentLevel, ambition: item.consentAmbition, reason: item.consentReason ?? '' }
            : null,
        abilities: {
          passByConsent: mayPassByConsent(actor, m, item).ok,
          object: mayObject(actor, m, item).ok,
        },
      })),
      abilities: {
        arrange: mayArrange(actor, m).ok,
        order: mayOrder(actor, m).ok,
        revealFirstRounds: drivesReveal,
        agree: mayInAssessment(actor, m.myDuties, 'agree') && isTimeFor('agree', m.state),
      },
    })
  })

export type AgendaView = Extract<Awaited<ReturnType<typeof viewAgenda>>, { ok: true }>['value']
