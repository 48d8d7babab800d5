import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AssessmentId, AssessmentQuestionId, SubmissionId } from '@/db/ids'
import { assessmentDuties, assessmentQuestions, assessments } from '@/db/schema/assessment'
import { councils } from '@/db/schema/council'
import { documents } from '@/db/schema/document'
import { evidence } from '@/db/schema/evidence'
import { frameworkAreas, frameworkQuestions, frameworkVersions } from '@/db/schema/framework'
import { agreements, rounds, scores, stances } from '@/db/schema/score'
import { frozenAnswers, signatures, submissions } from '@/db/schema/submission'
import { announce } from '../announce'
import type { AssessmentRow } from '../assessment/store'
import type { Permit } from '../permit'
import { voicesOf } from '../score/voices'
import { readAnswer } from '../text/answer-text'
import { loadTextsOf } from '../text/store'
import { chain } from '../trail/chain'
import { sealOf } from './seal'
import { canonicalForm, type SubmissionContent, type SubmittedFile, submissionContent } from './submission'

export type Answers = Map<string, { questionId: AssessmentQuestionId; state: Uint8Array }>

/** Everything that is signed, read from the rows as they are now, and each answer's Yjs state beside it. */
export async function loadContent(tx: Tx, a: AssessmentRow): Promise<{ content: SubmissionContent; answers: Answers }> {
  const assessmentId = a.id as AssessmentId
  const [council] = await tx
    .select({ name: councils.name, type: councils.type })
    .from(councils)
    .where(eq(councils.id, a.councilId))
  const [framework] = await tx.select().from(frameworkVersions).where(eq(frameworkVersions.id, a.frameworkVersionId))
  const areas = await tx
    .select({ number: frameworkAreas.number, title: frameworkAreas.title })
    .from(frameworkAreas)
    .where(eq(frameworkAreas.frameworkVersionId, a.frameworkVersionId))
    .orderBy(asc(frameworkAreas.number))
  const people = await tx
    .select()
    .from(assessmentDuties)
    .where(eq(assessmentDuties.assessmentId, assessmentId))
    .orderBy(assessmentDuties.duty, assessmentDuties.name)
  const asked = await tx
    .select({
      id: assessmentQuestions.id,
      code: assessmentQuestions.code,
      area: assessmentQuestions.area,
      leftOut: assessmentQuestions.leftOutReason,
      question: frameworkQuestions.question,
    })
    .from(assessmentQuestions)
    .innerJoin(frameworkQuestions, eq(frameworkQuestions.id, assessmentQuestions.frameworkQuestionId))
    .where(eq(assessmentQuestions.assessmentId, assessmentId))
    .orderBy(asc(assessmentQuestions.area), asc(assessmentQuestions.number))
  const log = await loadTextsOf(tx, assessmentId)
  const files = await tx
    .select()
    .from(evidence)
    .where(and(eq(evidence.assessmentId, assessmentId), sql`${evidence.removedAt} is null`))
    .orderBy(asc(evidence.addedAt), asc(evidence.id))
  const held = await tx
    .select({ agreement: agreements, round: rounds })
    .from(rounds)
    .leftJoin(agreements, and(eq(agreements.councilId, rounds.councilId), eq(agreements.roundId, sql`${rounds.id}`)))
    .where(and(eq(rounds.assessmentId, assessmentId), sql`${rounds.revealedAt} is not null`))
    .orderBy(asc(rounds.number))
  const given = await tx.select().from(scores).where(eq(scores.assessmentId, assessmentId))
  const said = await tx
    .select()
    .from(stances)
    .innerJoin(agreements, and(eq(agreements.councilId, stances.councilId), eq(agreements.id, stances.agreementId)))
    .where(eq(agreements.assessmentId, assessmentId))
    .orderBy(asc(stances.recordedAt))

  const assessors = people
    .filter((person) => person.duty === 'assessor')
    .map((person) => ({ ...person, name: `${person.name}, ${person.post}`, group: person.groupName }))
  const answers: Answers = new Map()
  const questions = asked.map((q) => {
    const { answer, text, state } = readAnswer(log.filter((row) => row.questionId === q.id).map((row) => row.payload))
    answers.set(q.code, { questionId: q.id as AssessmentQuestionId, state })
    const rows = held.filter((row) => row.round.assessmentQuestionId === q.id)
    const round = rows.find((row) => row.round.state === 'agreed')
    const own = round?.agreement && { round: round.round, agreement: round.agreement }
    const voices = said.filter((row) => row.stances.agreementId === own?.agreement.id).map((row) => row.stances)
    const countsOf = (roundId: string) => {
      const inRound = given.filter((score) => score.roundId === roundId)
      const at = (level: number) => inRound.filter((score) => score.current === level).length
      return {
        spread: { 1: at(1), 2: at(2), 3: at(3), 4: at(4) },
        cannotJudge: inRound.filter((score) => score.kind === 'cannot-judge').length,
        doesNotApply: inRound.filter((score) => score.kind === 'does-not-apply').length,
      }
    }
    const earlier = rows
      .filter((row) => row.round.state === 'superseded')
      .map(({ round, agreement }) => ({
        round: round.number,
        ...countsOf(round.id),
        agreed: agreement && {
          level: agreement.level,
          ambition: agreement.ambition,
          reason: agreement.reason,
          groupDissent: agreement.groupDissent,
          agreedAt: agreement.agreedAt,
        },
        followedBecause: rows.find((later) => later.round.number === round.number + 1)?.round.reason ?? null,
      }))
    return {
      code: q.code,
      area: q.area,
      question: q.question,
      leftOut: q.leftOut,
      answer,
      text,
      agreed: own
        ? {
            level: own.agreement.level,
            ambition: own.agreement.ambition,
            reason: own.agreement.reason,
            groupDissent: own.agreement.groupDissent,
            consensus: own.agreement.consensus,
            round: own.round.number,
            ...countsOf(own.round.id),
            assessors: people.filter((person) => person.duty === 'assessor').length,
            concur: voices.filter((voice) => voice.stance === 'concur').length,
            dissent: voices.filter((voice) => voice.stance === 'dissent').length,
            minorityViews: voicesOf(voices, assessors, a.namingRule),
            agreedAt: own.agreement.agreedAt,
            earlier,
          }
        : null,
      evidence: files
        .filter((file) => file.assessmentQuestionId === q.id)
        .map((file) => {
          const isShown = file.audience === 'public' || file.audience === 'council'
          return {
            title: isShown ? file.title : null,
            speaksFor: isShown ? file.speaksFor : null,
            audience: file.audience,
            fileName: isShown ? file.fileName : null,
            url: isShown ? file.url : null,
            sha256: file.sha256,
          }
        }),
    }
  })
  const content = {
    format: 'concord-submission/1',
    council,
    framework: { name: framework?.name, version: framework?.version },
    assessment: { id: a.id, title: a.title, version: a.version },
    rules: {
      consensusRule: a.consensusRule,
      agreeShare: a.agreeShare,
      quorumShare: a.quorumShare,
      maxRounds: a.maxRounds,
      namingRule: a.namingRule,
      crossPartyRule: a.crossPartyRule,
    },
    areas,
    people: people.map(({ duty, name, post }) => ({ duty, name, post })),
    questions,
  }
  return { content: submissionContent.parse(JSON.parse(JSON.stringify(content))), answers }
}

export const loadSignatures = (tx: Tx, assessmentId: string) =>
  tx
    .select()
    .from(signatures)
    .where(eq(signatures.assessmentId, assessmentId as AssessmentId))
    .orderBy(asc(signatures.signedAt))

export async function loadSubmission(tx: Tx, assessmentId: string) {
  const [row] = await tx
    .select()
    .from(submissions)
    .where(eq(submissions.assessmentId, assessmentId as AssessmentId))
    .orderBy(desc(submissions.version))
    .limit(1)
  return row && { ...row, id: row.id as SubmissionId, content: row.content as SubmittedFile }
}

export const loadFrozenAnswers = (tx: Tx, submissionId: SubmissionId) =>
  tx.select().from(frozenAnswers).where(eq(frozenAnswers.submissionId, submissionId))

/** Freezes every text and moves to signing. */
export async function saveSigning(tx: Tx, actor: Actor, permit: Permit<'start-signing', AssessmentRow>) {
  const { id } = permit.thing
  await tx
    .update(documents)
    .set({ frozenAt: actor.now })
    .where(eq(documents.assessmentId, id as AssessmentId))
  await tx.update(assessments).set({ state: 'signing' }).where(eq(assessments.id, id))
  await told(tx, actor, 'assessment.signing-started', { assessmentId: id })
}

/** Thaws the answers and takes the signatures back: what was signed is about to change. */
export async function saveWithdrawal(
  tx: Tx,
  actor: Actor,
  permit: Permit<'withdraw-from-signing', AssessmentRow>,
  reason: string,
) {
  const { id } = permit.thing
  await tx.delete(signatures).where(eq(signatures.assessmentId, id as AssessmentId))
  await tx
    .update(documents)
    .set({ frozenAt: null })
    .where(and(eq(documents.assessmentId, id as AssessmentId), eq(documents.kind, 'answer')))
  await tx.update(assessments).set({ state: 'agreeing' }).where(eq(assessments.id, id))
  await told(tx, actor, 'assessment.signing-withdrawn', { assessmentId: id, reason })
}

export async function saveSignature(
  tx: Tx,
  actor: Actor,
  permit: Permit<'sign-off', AssessmentRow>,
  contentSha256: string,
) {
  const assessmentId = permit.thing.id as AssessmentId
  await tx.insert(signatures).values({
    councilId: actor.councilId,
    assessmentId,
    userId: actor.userId,
    name: actor.userName,
    post: actor.post,
    contentSha256,
    signedAt: actor.now,
  })
  await told(tx, actor, 'assessment.signed', { assessmentId, contentSha256 })
}

/** Writes the immutable copy: the canonical text that was hashed, and each answer's state. */
export async function saveSubmission(
  tx: Tx,
  actor: Actor,
  permit: Permit<'submit', AssessmentRow>,
  file: SubmittedFile,
  answers: Answers,
) {
  const { id, version } = permit.thing
  const { councilId } = actor
  const sha256 = sealOf(file)
  const [made] = await tx
    .insert(submissions)
    .values({
      councilId,
      assessmentId: id as AssessmentId,
      version,
      content: file,
      canonical: canonicalForm(file),
      sha256,
      submittedBy: actor.userId,
      submittedAt: actor.now,
    })
    .returning({ id: submissions.id })
  const submissionId = made?.id as SubmissionId
  await tx.insert(frozenAnswers).values(
    [...answers].map(([code, { questionId, state }]) => ({
      councilId,
      submissionId,
      assessmentQuestionId: questionId,
      code,
      state,
    })),
  )
  await tx.update(assessments).set({ state: 'submitted', submittedAt: actor.now }).where(eq(assessments.id, id))
  await told(tx, actor, 'assessment.submitted', { assessmentId: id, submissionId, sha256 })
  return { submissionId, sha256 }
}

async function told(
  tx: Tx,
  actor: Actor,
  act: `assessment.${string}`,
  subject: { assessmentId: string } & Record<string, unknown>,
) {
  await chain(tx, actor, act, subject)
  await announce(tx, { topic: 'access', council: actor.councilId })
  await announce(tx, { topic: 'assessment', council: actor.councilId, id: subject.assessmentId })
}
