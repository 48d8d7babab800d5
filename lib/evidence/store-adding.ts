import type { Actor, Tx } from '@/db/gate'
import type { EvidenceId, EvidenceItemId } from '@/db/ids'
import { loadAssessment } from '../assessment/store'
import { loadQuestion } from '../assessment/store-questions'
import type { EvidenceRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import type { AboutEvidence } from './about-evidence'
import { loadNation } from './load-items'
import { mayAdd, mayAttach } from './policy'
import { saveUse } from './store'
import { type Content, saveItem } from './store-items'
import { settled } from './two-fields'

/** Whether it may be added, and where it is attached at once, if anywhere. */
export async function judgeAdding(tx: Tx, actor: Actor, about: AboutEvidence) {
  const { assessmentId, code } = about
  const isPlaced = assessmentId !== undefined && code !== undefined
  const assessment = isPlaced ? await loadAssessment(tx, actor, assessmentId) : undefined
  const question = isPlaced && assessment ? await loadQuestion(tx, actor, assessment.id, code) : undefined
  const attaches = isPlaced ? mayAttach(actor, assessment, question) : undefined
  if (attaches && !attaches.ok) return attaches
  const adds = mayAdd(actor, settled(about), await loadNation(tx))
  if (!adds.ok) return adds
  return ok({ adds: adds.value, attaches: attaches?.value })
}

/** What was added, and that a question rests on it where it was attached at once. */
export type Added = { itemId: EvidenceItemId; evidenceId: EvidenceId | null }

/** Adds an item to the register, and attaches it where that is asked. */
export async function addJudged(
  tx: Tx,
  actor: Actor,
  about: AboutEvidence,
  content: Content,
): Promise<Result<Added, EvidenceRefusal>> {
  const permits = await judgeAdding(tx, actor, about)
  if (!permits.ok) return permits
  const { adds, attaches } = permits.value
  const added = await saveItem(tx, actor, adds, about, settled(about), content)
  if (!attaches) return ok({ itemId: added.itemId, evidenceId: null })
  const evidenceId = await saveUse(tx, actor, attaches, added, true)
  if (evidenceId === 'attached-already') return refuse({ kind: 'evidence-attached-already' })
  return ok({ itemId: added.itemId, evidenceId })
}
