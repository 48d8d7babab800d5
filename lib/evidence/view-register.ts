import { type Caller, inCouncil } from '@/db/gate'
import { may } from '../access/access'
import { ok } from '../result'
import { countRegister, loadCoverage, loadRegister, loadRegisterAssessment, type RegisterRow } from './load-register'
import { choiceIn, coverOf, type RegisterAsked, type Standing, strengthOf } from './register'

/** As many rows as a page of the list has. */
const AT_A_LOOK = 40

const standingOf = ({ isPast, isHeld }: RegisterRow): Standing => (isPast ? 'past' : isHeld ? 'held' : 'current')

/** What the council has as evidence that this reader may open, narrowed and in the order that is asked; and which questions rest on what. */
export const viewRegister = (caller: Caller, asked: RegisterAsked & { assessment?: string | undefined }) =>
  inCouncil(caller, async (tx, actor) => {
    const choice = choiceIn(asked)
    const assessment = await loadRegisterAssessment(tx, asked.assessment)
    const covered = assessment ? await loadCoverage(tx, actor, assessment.id) : []
    const counted = await countRegister(tx, actor)
    const found = await loadRegister(tx, actor, assessment?.id, choice, AT_A_LOOK)
    const count = (is: (one: (typeof counted)[number]) => boolean) =>
      counted.reduce((sum, one) => sum + (is(one) ? one.count : 0), 0)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: assessment ?? null,
      choice,
      coverage: covered.map(({ said, ...question }) => {
        const strength = strengthOf(said ?? {})
        return { ...question, strength, cover: coverOf(question.current, question.old, strength) }
      }),
      counts: {
        all: count(() => true),
        mine: count(({ isMine }) => isMine),
        past: count(({ isPast }) => isPast),
        unused: count(({ isUsed }) => !isUsed),
        held: count(({ isHeld }) => isHeld),
        kind: tally(counted, 'kind'),
        readers: tally(counted, 'readers'),
        legalClass: tally(counted, 'legalClass'),
      },
      items: found.slice(0, AT_A_LOOK).map((row) => ({ ...row, standing: standingOf(row) })),
      isMore: found.length > AT_A_LOOK,
      abilities: { add: may(actor, 'add-evidence') },
    })
  })

type Counted = Awaited<ReturnType<typeof countRegister>>[number]
function tally(counted: readonly Counted[], field: 'kind' | 'readers' | 'legalClass') {
  const sums: Record<string, number> = {}
  for (const one of counted) sums[one[field]] = (sums[one[field]] ?? 0) + one.count
  return sums
}
