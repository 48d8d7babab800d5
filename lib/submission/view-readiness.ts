import { type Caller, inCouncil } from '@/db/gate'
import { mayNameSuccessors } from '../assessment/policy'
import { loadAssessment } from '../assessment/store'
import { loadDuties } from '../assessment/store-duties'
import { vacanciesOf } from '../assessment/vacancies'
import { loadShortNames } from '../framework/load-short-names'
import { ok } from '../result'
import { assembleSubmission } from './assemble-submission'
import { loadSubmissionRows } from './load-submission'
import { maySignOff, mayStartSigning, maySubmit, mayViewSubmission, mayWithdrawFromSigning } from './policy'
import { missingFrom } from './readiness'
import { sealOf } from './seal'
import { loadSignatures } from './store'

/** What is missing before signing, who has signed what, and what this reader may do next. */
export const viewReadiness = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayViewSubmission(actor, await loadAssessment(tx, actor, input.assessmentId))
    if (!permit.ok) return permit
    const assessment = permit.value.thing
    const { content } = assembleSubmission(await loadSubmissionRows(tx, assessment))
    const missing = missingFrom(content)
    const shortName = await loadShortNames(tx, assessment.frameworkVersionId)
    const signatures = await loadSignatures(tx, assessment.id)
    const duties = await loadDuties(tx, assessment.id)
    const seal = sealOf(content)
    const signed = signatures.some((signature) => signature.userId === actor.userId)
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: assessment.id, title: assessment.title, state: assessment.state },
      questions: content.questions.map(({ code, question, leftOut, agreed }) => ({
        code,
        shortName: shortName(code),
        question,
        leftOut,
        level: agreed?.level ?? null,
      })),
      missing: missing.map((one) => ('code' in one ? { ...one, shortName: shortName(one.code) } : one)),
      seal,
      vacancies: mayNameSuccessors(actor, assessment) ? vacanciesOf(duties, assessment.state) : [],
      signatories: duties
        .filter(({ duty, endedAt }) => duty === 'signatory' && endedAt === null)
        .map((person) => ({
          name: person.name,
          post: person.post,
          signedAt: signatures.find((signature) => signature.userId === person.userId)?.signedAt ?? null,
        })),
      abilities: {
        startSigning: mayStartSigning(actor, assessment, missing.length).ok,
        withdraw: mayWithdrawFromSigning(actor, assessment).ok,
        sign: maySignOff(actor, assessment, { signed, seal }, seal).ok,
        submit: maySubmit(actor, assessment, signatures.length).ok,
      },
    })
  })

export type Readiness = Extract<Awaited<ReturnType<typeof viewReadiness>>, { ok: true }>['value']
