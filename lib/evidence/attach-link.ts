import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { loadQuestion } from '../assessment/store-questions'
import { ok } from '../result'
import { aboutEvidence, needsExemption } from './about-evidence'
import { mayAttach } from './policy'
import { saveEvidence } from './store'

const ADDRESS = 'Enter a web address that starts with https:// or http://'

/** A page that anybody's browser may be sent to: no scripts, no local files, no name and password inside. */
function webAddress(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isWeb = url && (url.protocol === 'https:' || url.protocol === 'http:')
  return isWeb && !url.username && !url.password ? url.href : undefined
}

export const attachLinkInput = aboutEvidence
  .extend({
    url: z
      .string(ADDRESS)
      .trim()
      .max(2000, 'Use a web address of at most 2,000 characters')
      .refine((text) => webAddress(text) !== undefined, ADDRESS)
      .transform((text) => webAddress(text) ?? text),
  })
  .superRefine(needsExemption)

/** Attaches a web page to a question. */
export const attachLink = (caller: Caller, input: z.infer<typeof attachLinkInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    const question = await loadQuestion(tx, actor, input.assessmentId, input.code)
    const permit = mayAttach(actor, assessment, question, input.audience)
    if (!permit.ok) return permit
    return ok({ evidenceId: await saveEvidence(tx, actor, permit.value, input, { kind: 'link', url: input.url }) })
  })
