import { type Caller, inCouncil } from '@/db/gate'
import { may } from '../access/access'
import { isTimeFor } from '../access/capability'
import { mayNameSuccessors } from '../assessment/policy'
import { loadAssessment } from '../assessment/store'
import { vacanciesOf } from '../assessment/vacancies'
import { namedIn } from '../framework/named-question'
import { holdsPosition } from '../people/holds-position'
import { ok } from '../result'
import { assembleSubmission } from './assemble-submission'
import { glanceOf, hasDisagreement } from './glance'
import { loadSubmissionRows } from './load-submission'
import {
  isOwn,
  mayDeclineToSign,
  maySignOff,
  mayStartSigning,
  maySubmit,
  mayTakeBackAnswer,
  mayViewSubmission,
  mayWithdrawFromSigning,
  mayWithdrawNote,
  mayWriteNote,
  officeOf,
} from './policy'
import { missingFrom } from './readiness'
import { sealOf } from './seal'
import { NOTE_NEEDS } from './signing-note'
import { isBy } from './store'

/** What is missing before signing, who has signed what, and what this reader may do next. */
export const viewReadiness = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayViewSubmission(actor, await loadAssessment(tx, actor, input.assessmentId))
    if (!permit.ok) return permit
    const assessment = permit.value.thing
    const rows = await loadSubmissionRows(tx, assessment)
    const { content } = assembleSubmission(rows)
    const missing = missingFrom(content)
    const shortName = (code: string) => namedIn(rows.record.questions, code).shortName
    const signatories = rows.people.filter(({ duty, endedAt }) => duty === 'signatory' && endedAt === null)
    const signed = signatories.filter(({ hasSigned }) => hasSigned)
    const answered = signatories.filter(({ answer }) => answer !== null)
    const seal = sealOf(content)
    const isS151 =
      isTimeFor(NOTE_NEEDS.s151_officer, assessment.state) && (await holdsPosition(tx, actor, 's151_officer'))
    const office = officeOf(actor, isS151)
    const has = { signed: isBy(signed, actor), answered: isBy(answered, actor), seal }
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: assessment.id, title: assessment.title, state: assessment.state },
      areas: content.areas.map(({ number, title }) => ({ number, title })),
      questions: content.questions.map((question) => ({
        ...{ code: question.code, area: question.area, shortName: shortName(question.code) },
        ...{ question: question.question, leftOut: question.leftOut, isDisagreed: hasDisagreement(question) },
        ...{ level: question.agreed?.level ?? null, ambition: question.agreed?.ambition ?? null },
      })),
      glance: glanceOf(content),
      missing: missing.map((one) => ('code' in one ? { ...one, shortName: shortName(one.code) } : one)),
      seal,
      vacancies: mayNameSuccessors(actor, assessment) ? vacanciesOf(rows.people, assessment.state) : [],
      /** What the statutory officers have stand beside it; one that was withdrawn has no words. */
      notes: rows.notes.map((note) => ({
        ...{ id: note.id, office: note.office, by: note.authorName, post: note.post },
        ...{ words: note.words, at: note.writtenAt, isMine: isOwn(actor, office)(note) },
      })),
      office,
      signatories: signatories.map(({ name, post, userId, hasSigned, answer }) => ({
        ...{ name, post, isMe: userId === actor.userId },
        /** The notes that changed after they had signed, where they have not signed again. */
        overtakenBy: hasSigned
          ? []
          : rows.notes.filter(({ overtook }) => overtook.includes(userId)).map(({ id }) => id),
        signedAt: hasSigned ? (answer?.signedAt ?? null) : null,
        declined: answer?.declinedBecause ? { because: answer.declinedBecause, at: answer.signedAt } : null,
      })),
      abilities: {
        namePeople: may(actor, 'name-people'),
        startSigning: mayStartSigning(actor, assessment, missing.length).ok,
        withdraw: mayWithdrawFromSigning(actor, assessment).ok,
        sign: maySignOff(actor, assessment, has, seal).ok,
        decline: mayDeclineToSign(actor, assessment, has).ok,
        takeBack: mayTakeBackAnswer(actor, assessment, has).ok,
        writeNote: mayWriteNote(actor, assessment, isS151, rows.notes).ok,
        withdrawNote: mayWithdrawNote(actor, assessment, isS151, rows.notes).ok,
        submit: maySubmit(actor, assessment, signed.length).ok,
      },
    })
  })

export type Readiness = Extract<Awaited<ReturnType<typeof viewReadiness>>, { ok: true }>['value']
