import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { peerMay } from '../access/access'
import { stageOf } from '../report/report'
import { ok, refuse } from '../result'
import { loadReview } from '../review/store'
import { loadScope } from './load-scope'
import { besideEachOther } from './peer-level'
import { loadLevelsHeld, loadPeerLevels, loadPeerScores, loadRecorded } from './store'

/** The team's side: what was agreed, which questions the reader has scored, which are revealed, and what is recorded beside the council's own. */
export const viewPeerLevelsInReview = (caller: Caller<ReviewPlace>, _input: null) =>
  inReview(caller, async (tx, actor) => {
    const held = await loadLevelsHeld(tx, actor.reviewId)
    const review = held && (await loadReview(tx, held.id))
    const isLead = peerMay(actor, 'lead-report')
    if (!review || !actor.cleared || !(isLead || held.agreed.scoping.stands))
      return refuse({ kind: review && !actor.cleared ? 'conflict-awaited' : 'not-found' })
    const scope = held.agreed.scoping.stands ? await loadScope(tx, held.submissionId) : null
    const scores = scope ? await loadPeerScores(tx, actor) : []
    const levels = scope ? await loadPeerLevels(tx, held.id) : []
    const recorded = scope ? await loadRecorded(tx, held.id, { isNamed: true }) : []
    return ok({
      review: { id: held.id as string, title: review.title, endsOn: review.endsOn, stage: stageOf(held) },
      agreed: held.agreed,
      levelNames: scope?.levelNames ?? [],
      areas: (scope?.content.areas ?? []).map(({ number, title }) => ({
        ...{ number, title },
        questions: (scope?.asked ?? [])
          .filter(({ area }) => area === number)
          .map(({ code }) => {
            const mine = scores.find((one) => one.isMine && one.code === code)
            return {
              ...{ code, shortName: scope?.shortName(code) ?? '' },
              mine: mine ? (mine.kind === 'level' ? mine.current : mine.kind) : null,
              isRevealed: levels.some((one) => one.code === code),
              recorded: recorded.find((one) => one.code === code)?.level ?? null,
            }
          }),
      })),
      beside: scope ? besideEachOther(scope.content, recorded, scope.shortName) : [],
      reader: { isLead },
    })
  })

export type TeamLevels = Extract<Awaited<ReturnType<typeof viewPeerLevelsInReview>>, { ok: true }>['value']
