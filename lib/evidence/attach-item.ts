import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { loadQuestion } from '../assessment/store-questions'
import { ok, refuse } from '../result'
import { loadItem, loadRevisions } from './load-items'
import { mayAttach } from './policy'
import { saveUse } from './store'

export const attachItemInput = z.object({
  assessmentId: z.string(),
  code: z.string('Choose a question').min(1, 'Choose a question'),
  itemId: z.string('Choose an item').min(1, 'Choose an item'),
})

/** Lets a question rest on what the register has already. */
export const attachItem = (caller: Caller, input: z.infer<typeof attachItemInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const assessment = await loadAssessment(tx, actor, input.assessmentId)
    const question = await loadQuestion(tx, actor, input.assessmentId, input.code)
    const permit = mayAttach(actor, assessment, question)
    if (!permit.ok) return permit
    const item = await loadItem(tx, input.itemId)
    const [newest] = item ? await loadRevisions(tx, item.id) : []
    if (!item || !newest) return refuse({ kind: 'not-found' })
    const evidenceId = await saveUse(tx, actor, permit.value, { itemId: item.id, revisionId: newest.id })
    if (evidenceId === 'attached-already') return refuse({ kind: 'evidence-attached-already' })
    return ok({ evidenceId })
  })
