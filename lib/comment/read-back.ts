import { z } from 'zod'
import { type Actor, type Caller, inCouncil, type Tx } from '@/db/gate'
import type { CouncilId, DocumentId } from '@/db/ids'
import { questionName } from '../framework/named-question'
import { inWorker } from '../in-worker'
import { readAtParts } from '../paper/shape/mark'
import type { Refusal } from '../refusal'
import { ok, refuse } from '../result'
import { loadWritten } from '../text/history/store'
import { loadDocument, loadText, type TextPart } from '../text/store'
import type { Base, ChangeBack, changesBack } from './changes-back'
import { findAnswer } from './load-suggestions'
import { maySuggest } from './policy'

const WHAT = 'Choose a Word file that was made here'
export const wordBackInput = z.object({
  assessmentId: z.string(),
  fileName: z.string().trim().min(1, WHAT).max(200),
  answers: z
    .array(
      z.object({
        code: z.string().max(8),
        readAt: z.string().regex(/^\d{1,15}-[0-9a-f]{8}$/, WHAT),
        paragraphs: z.array(z.string().max(60_000)).max(3000),
      }),
    )
    .min(1, WHAT)
    .max(60)
    .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, WHAT),
})
export type WordBack = z.output<typeof wordBackInput>

/** An answer of the file: what reads otherwise in it, or why nothing is taken for it. */
export type AnswerBack = {
  code: string
  name: string
  changes: ChangeBack[]
  whyNot: Refusal | null
  /** Where its text is, where changes are taken for it. */
  place?: { councilId: CouncilId; documentId: DocumentId }
  seq: number
}
type Found = Omit<AnswerBack, 'changes'> & { base?: Base; paragraphs: string[] }

/** Seconds that comparing the longest answer may take, beside the documents and not where somebody who writes waits. */
const LONGEST = 20

/** What somebody changed in a Word file of ours, answer by answer: each is compared with what it was when the file was made. */
export async function readBack(caller: Caller, input: WordBack) {
  const read = await inCouncil(caller, async (tx, actor) => {
    const found: Found[] = []
    for (const answer of input.answers) {
      const one = await baseOf(tx, actor, input.assessmentId, answer)
      if (one) found.push(one)
    }
    return found.length > 0 ? ok(found) : refuse({ kind: 'not-found' })
  })
  if (!read.ok) return read
  const answers: AnswerBack[] = []
  for (const { base, paragraphs, ...answer } of read.value) {
    const ask = base && { base, paragraphs }
    const changes = ask
      ? await inWorker<typeof changesBack>('lib/comment/changes-back.ts', 'changesBack', ask, LONGEST, 'papers')
      : []
    answers.push({ ...answer, changes })
  }
  return ok(answers)
}

/** The text of an answer as it was read for the file, if this person may suggest words for it. */
async function baseOf(tx: Tx, actor: Actor, assessmentId: string, answer: WordBack['answers'][number]) {
  const { code, paragraphs } = answer
  const { seq, textEnd } = readAtParts(answer.readAt)
  const id = await findAnswer(tx, assessmentId, code)
  const text = id && (await loadDocument(tx, actor, id))
  if (!text) return undefined
  const about = { code, name: questionName(text), seq, paragraphs }
  const parts = await loadText(tx, text.id)
  if (!text.id.endsWith(textEnd) || seq > (parts.at(-1)?.seq ?? 0))
    return { ...about, whyNot: refuse({ kind: 'word-of-another' }).refusal } satisfies Found
  const permit = maySuggest(actor, text)
  if (!permit.ok) return { ...about, whyNot: permit.refusal } satisfies Found
  const base = (upTo(parts, seq) ?? { written: await loadWritten(tx, text.id), seq }) satisfies Base
  return { ...about, whyNot: null, place: { councilId: text.councilId, documentId: text.id }, base } satisfies Found
}

/** Its edits up to one; undefined where they have grown together with later ones. */
function upTo(parts: readonly TextPart[], seq: number): Base | undefined {
  const isWhole = parts.every((part) => part.owners === null || part.seq <= seq)
  if (!isWhole) return undefined
  return { updates: parts.flatMap((part) => (part.seq <= seq ? [new Uint8Array(part.payload)] : [])) }
}
