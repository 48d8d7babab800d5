import type { Actor, Tx } from '@/db/gate'
import { loadPeople, type Person } from '../people/load-people'
import { ok, type Result } from '../result'
import type { LastYear } from './load-last-year'
import { mayAssign, mayBeAssigned, mayChangeRules, mayHoldDuty, mayLeaveOut, mayNamePeople } from './policy'
import { type AssessmentRow, saveRules } from './store'
import { saveDuties } from './store-duties'
import { loadChosen, saveAssignments, saveLeftOut } from './store-questions'

/** What of an assessment can be copied into the next. */
const COPIED = ['people', 'writers', 'left-out', 'rules'] as const
type Copied = (typeof COPIED)[number]

/** Copies these of what was decided, for whoever was judged to set this assessment up. */
export async function copyDecided(
  tx: Tx,
  actor: Actor,
  a: AssessmentRow,
  before: LastYear,
  wanted: readonly string[] = COPIED,
): Promise<Result<null>> {
  const people = await loadPeople(tx)
  for (const what of COPIED) {
    if (!wanted.includes(what)) continue
    const copied = await COPY[what](tx, actor, a, before, people)
    if (!copied.ok) return copied
  }
  return ok(null)
}

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
