import { type Caller, inCouncil } from '@/db/gate'
import { mayInAssessment } from '../access/access'
import { countOpenThreads } from '../comment/load-threads'
import { loadLevelNames } from '../framework/load-level-names'
import { ok, refuse } from '../result'
import { isBeingScored, isRunning } from './assessment'
import { loadReviewing } from './load-reviewing'
import { loadStanding } from './load-standing'
import {
  mayChangeRules,
  mayNameSuccessors,
  mayPrepare,
  mayReopenSubmission,
  maySeeCoverage,
  maySeeWhole,
} from './policy'
import { nextStep, STAGE_OF, STAGE_OF_ACT, STAGES, type Stage } from './stages'
import { loadAssessment } from './store'
import { loadDuties } from './store-duties'
import { loadVersions } from './store-following'

/** What stands around every page of an assessment: where it is, what of each stage waits for the reader and is open to them, the next step, and what its framework calls the levels. */
export const viewStages = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    if (!assessment) return refuse({ kind: 'not-found' })
    const { state } = assessment
    const { waits, first, toAgree } = await loadStanding(tx, assessment.id)
    const isWhole = maySeeWhole(actor)
    const isOut = !isRunning(state)
    const versions = await loadVersions(tx, assessment)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: {
        ...{ id: assessment.id, title: assessment.title, version: assessment.version, isRunning: !isOut },
        reopenedBecause: assessment.reopenedBecause,
      },
      /** The next version of it, and the one that it reopens or follows. */
      versions,
      levelNames: await loadLevelNames(tx, assessment.frameworkVersionId),
      present: STAGE_OF[state],
      waiting: Object.fromEntries(
        STAGES.map((stage) => [stage, waits.filter((kind) => STAGE_OF_ACT[kind] === stage).length]),
      ) as Record<Stage, number>,
      next: nextStep(actor, assessment, {
        // Only while levels are agreed or signed does it lie with people who are named.
        duties: state === 'agreeing' || state === 'signing' ? await loadDuties(tx, assessment.id) : [],
        toAgree,
        reviewing: await loadReviewing(tx, assessment),
      }),
      /** Threads of it that are open, of those that the reader sees. */
      comments: await countOpenThreads(tx, assessment.id),
      /** The question and the area that come first for this reader. */
      first,
      open: {
        setUp:
          mayChangeRules(actor, assessment).ok || mayPrepare(actor, assessment) || mayNameSuccessors(actor, assessment),
        statements: isWhole,
        score: mayInAssessment(actor, assessment.myDuties, 'score') && isBeingScored(state),
        coverage: maySeeCoverage(actor, assessment) && isBeingScored(state),
        meeting: isWhole && state !== 'setup',
        record: isWhole && state !== 'setup' && state !== 'preparing' && state !== 'scoring',
        signing: isWhole && state !== 'setup' && !isOut,
        trail: isWhole,
        report: isWhole && isOut,
        reopen: mayReopenSubmission(actor, assessment, { reason: '', isReopened: versions.newer !== null }).ok,
      },
    })
  })

export type StagesView = Extract<Awaited<ReturnType<typeof viewStages>>, { ok: true }>['value']
