import { z } from 'zod'
import { type Actor, type Caller, inCouncil, type Tx } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { loadQuestion } from '../assessment/store-questions'
import { anchorInput } from '../comment/comment-input'
import { wordsOfText } from '../comment/words-of-text'
import { ok, refuse } from '../result'
import { loadDocument } from '../text/store'
import { loadItem, loadRevisions } from './load-items'
import { countMarks, loadUse, MOST_MARKS } from './load-marks'
import { mayAttach } from './policy'
import { saveUse } from './store'
import { saveMark } from './store-marks'

export const markWordsInput = z.object({
  assessmentId: z.string(),
  code: z.string('Choose a question').min(1, 'Choose a question'),
  itemId: z.string('Choose an item').min(1, 'Choose an item'),
  anchor: anchorInput,
})
type MarkWords = z.infer<typeof markWordsInput>

/** Lets selected words of an answer, which are read from it as it is now, rest on an item of the register; the question rests on it from then on too. */
export async function markWords(caller: Caller, input: MarkWords) {
  const words = await wordsOfText(caller, input.anchor, async (tx, actor) => {
    const permit = await judge(tx, actor, input)
    if (!permit.ok) return permit
    const text = await loadDocument(tx, actor, permit.value.thing.question.id)
    return text ? ok(text) : refuse({ kind: 'not-found' })
  })
  if (!words.ok) return words
  return inCouncil(caller, async (tx, actor) => {
    const permit = await judge(tx, actor, input)
    if (!permit.ok) return permit
    if ((await countMarks(tx, permit.value.thing.question.id)) >= MOST_MARKS) return refuse({ kind: 'marks-enough' })
    const item = await loadItem(tx, input.itemId)
    const [newest] = item ? await loadRevisions(tx, item.id) : []
    if (!item || !newest) return refuse({ kind: 'not-found' })
    const used = await loadUse(tx, permit.value.thing.question.id, item.id)
    const evidenceId =
      used?.evidenceId ?? (await saveUse(tx, actor, permit.value, { itemId: item.id, revisionId: newest.id }))
    if (evidenceId === 'attached-already') return refuse({ kind: 'evidence-attached-already' })
    const of = { evidenceId, revisionId: used?.revisionId ?? newest.id }
    return ok({ evidenceId, markId: await saveMark(tx, actor, permit.value, of, words.value) })
  })
}

const judge = async (tx: Tx, actor: Actor, { assessmentId, code }: MarkWords) =>
  mayAttach(actor, await loadAssessment(tx, actor, assessmentId), await loadQuestion(tx, actor, assessmentId, code))
