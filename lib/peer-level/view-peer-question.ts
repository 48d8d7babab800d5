import { and, eq } from 'drizzle-orm'
import { type Caller, inReview, type ReviewPlace } from '@/db/gate'
import { frameworkQuestions, frameworkVersions } from '@/db/schema/framework'
import { peerMay } from '../access/access'
import { ok, refuse } from '../result'
import { loadReview } from '../review/store'
import { rulesOf } from '../submission/submission'
import type { AnswerNode } from '../text/answer-parts'
import { loadScope } from './load-scope'
import { peerSpread } from './peer-level'
import { loadLevelsHeld, loadMyDissents, loadPeerLevels, loadPeerScores, loadRecorded } from './store'

/** One question as a peer gives it a level, on its frozen words; once it is revealed, what each of the team gave, and what it recorded. */
export const viewPeerQuestion = (caller: Caller<ReviewPlace>, input: { code: string }) =>
  inReview(caller, async (tx, actor) => {
    const { code } = input
    const held = await loadLevelsHeld(tx, actor.reviewId)
    const review = held && (await loadReview(tx, held.id))
    const scope = review && actor.cleared && held.agreed.scoping.stands ? await loadScope(tx, held.submissionId) : null
    const at = scope?.asked.findIndex((one) => one.code === code) ?? -1
    const question = scope?.asked[at]
    if (!review || !scope || !question)
      return refuse({ kind: review && !actor.cleared ? 'conflict-awaited' : 'not-found' })
    const { framework } = scope.content
    const [asked] = await tx
      .select({ levels: frameworkQuestions.levels })
      .from(frameworkQuestions)
      .innerJoin(frameworkVersions, eq(frameworkVersions.id, frameworkQuestions.frameworkVersionId))
      .where(
        and(
          eq(frameworkVersions.name, framework.name),
          eq(frameworkVersions.version, framework.version),
          eq(frameworkQuestions.code, code),
        ),
      )
    const level = (await loadPeerLevels(tx, held.id)).find((one) => one.code === code)
    const given = (await loadPeerScores(tx, actor)).filter((one) => one.code === code)
    const recorded = (await loadRecorded(tx, held.id, { isNamed: true })).find((one) => one.code === code)
    const isWriting = held.sentAt === null
    const named = (one: { code: string } | undefined) => one && { code: one.code, shortName: scope.shortName(one.code) }
    return ok({
      review: { id: held.id as string, title: review.title, endsOn: review.endsOn },
      levelNames: scope.levelNames,
      question: {
        ...{ code, shortName: scope.shortName(code), asked: question.question },
        answer: (question.answer as AnswerNode | null)?.content ?? [],
      },
      descriptors: asked?.levels ?? [],
      mine: given.find(({ isMine }) => isMine) ?? null,
      /** What each gave, once it is revealed. */
      revealed: level ? { given, spread: peerSpread(given, rulesOf(scope.content)), at: level.revealedAt } : null,
      recorded: recorded ?? null,
      dissent: (await loadMyDissents(tx, actor)).find((one) => one.code === code)?.words ?? '',
      next: named(scope.asked[at + 1]) ?? null,
      abilities: {
        score: isWriting && !level,
        reveal: isWriting && !level && peerMay(actor, 'lead-report'),
        record: isWriting && level !== undefined && peerMay(actor, 'lead-report'),
        differ: isWriting && recorded !== undefined,
      },
    })
  })

export type PeerQuestionView = Extract<Awaited<ReturnType<typeof viewPeerQuestion>>, { ok: true }>['value']
