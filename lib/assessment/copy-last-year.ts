import { z } from 'zod'
import { type Actor, type Caller, inCouncil, type Tx } from '@/db/gate'
import { loadPeople, type Person } from '../people/load-people'
import { ok, type Result, refuse } from '../result'
import { type LastYear, loadLastYear } from './load-last-year'
import { mayAssign, mayBeAssigned, mayChangeRules, mayCopy, mayHoldDuty, mayLeaveOut, mayNamePeople } from './policy'
import { several } from './several'
import { type AssessmentRow, loadAssessment, saveRules } from './store'
import { saveDuties } from './store-duties'
import { loadChosen, saveAssignments, saveLeftOut } from './store-questions'

/** What of an assessment can be copied into the next. */
const COPIED = ['people', 'writers', 'left-out', 'rules'] as const
type Copied = (typeof COPIED)[number]

export const copyLastYearInput = z.object({
  assessmentId: z.string(),
  what: several.refine((what) => what.length > 0, 'Tick at least one thing to copy'),
})

/** Takes over from the assessment before what was decided there, of those who are still here. It replaces what it copies, and nothing else. */
export const copyLastYear = (caller: Caller, input: z.infer<typeof copyLastYearInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId, 'update')
    const permit = mayCopy(actor, assessment)
    if (!permit.ok) return permit
    const a = permit.value.thing
    const before = await loadLastYear(tx, a.id)
    if (!before) return refuse({ kind: 'nothing-to-copy' })
    const people = await loadPeople(tx)
    const wanted = new Set(input.what)
    for (const what of COPIED) {
      if (!wanted.has(what)) continue
      const copied = await COPY[what](tx, actor, a, before, people)
      if (!copied.ok) return copied
    }
    return ok(null)
  })

type Copy = (tx: Tx, actor: Actor, a: AssessmentRow, before: LastYear, people: Person[]) => Promise<Result<unknown>>

const COPY: Record<Copied, Copy> = {
  people: async (tx, actor, a, { duties }, people) => {
    const named = duties.flatMap(({ duty, userId }) => {
      const person = people.find((one) => one.userId === userId)
      return person && mayHoldDuty(person, duty) ? [{ duty, person }] : []
    })
    const nominees = named.map(({ duty, person }) => ({ duty, who: { ...person, group: person.group?.id ?? null } }))
    // Of which groups nobody assesses is asked before the answers are opened.
    const permit = mayNamePeople(actor, a, nominees, { groups: [], reason: '' })
    if (permit.ok) await saveDuties(tx, actor, permit.value, { people: named, invited: [] })
    return permit
  },
  writers: async (tx, actor, a, { writers }, people) => {
    for (const person of people.filter(mayBeAssigned)) {
      const codes = writers.filter(({ userId }) => userId === person.userId).map(({ code }) => code)
      if (codes.length === 0) continue
      const found = await loadChosen(tx, a.id, codes)
      const permit = mayAssign(actor, a, [person], { wanted: codes.length, found })
      if (!permit.ok) return permit
      await saveAssignments(tx, actor, permit.value, [person.userId], 'with')
    }
    return ok(null)
  },
  'left-out': async (tx, actor, a, { leftOut }) => {
    for (const reason of new Set(leftOut.map((one) => one.reason))) {
      const codes = leftOut.filter((one) => one.reason === reason).map(({ code }) => code)
      const permit = mayLeaveOut(actor, a, await loadChosen(tx, a.id, codes))
      if (!permit.ok) return permit
      await saveLeftOut(tx, actor, permit.value, reason)
    }
    return ok(null)
  },
  rules: async (tx, actor, a, { rules }) => {
    const permit = mayChangeRules(actor, a)
    if (permit.ok) await saveRules(tx, actor, permit.value, rules)
    return permit
  },
}
