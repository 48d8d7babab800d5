import { z } from 'zod'
import { type Actor, type Caller, inCouncil, type Tx } from '@/db/gate'
import { loadAssessment, loadQuestion } from '../assessment/store'
import { ok } from '../result'
import { type AboutEvidence, aboutEvidence, needsExemption } from './about-evidence'
import { FILE_KINDS } from './evidence'
import { discardFile, keepFile, receiveFile } from './file-store'
import { mayAttach } from './policy'
import { scan } from './scan'
import { plainName, sniff } from './sniff'
import { saveEvidence } from './store'

export const attachFileInput = aboutEvidence
  .extend({
    fileName: z.string().min(1, 'Choose a file').max(1000).transform(plainName),
    size: z.number().int().nonnegative().optional(),
  })
  .superRefine(needsExemption)

export type AttachFile = z.infer<typeof attachFileInput> & { bytes: AsyncIterable<Uint8Array> }

/**
 * Attaches a file to a question. Asks before the first byte is read, so that a stranger fills no disk, and again when
 * the file is there, because an upload may outlast a freeze. No transaction stays open while the bytes come in.
 */
export async function attachFile(caller: Caller, input: AttachFile) {
  const asked = await inCouncil(caller, async (tx, actor) => {
    const permit = await judge(tx, actor, input)
    return permit.ok ? ok(actor.councilId) : permit
  })
  if (!asked.ok) return asked
  const received = await receiveFile(asked.value, input.bytes, input.size)
  if (!received.ok) return received
  try {
    const kind = await sniff(received.value.path, input.fileName)
    if (!kind.ok) return kind
    const clean = await scan(received.value.path)
    if (!clean.ok) return clean
    return await inCouncil(caller, async (tx, actor) => {
      const permit = await judge(tx, actor, input)
      if (!permit.ok) return permit
      const { sha256, size } = received.value
      await keepFile(received.value)
      const { mediaType } = FILE_KINDS[kind.value]
      const file = { kind: 'file' as const, fileName: input.fileName, mediaType, sha256, size }
      return ok({ evidenceId: await saveEvidence(tx, actor, permit.value, input, file) })
    })
  } finally {
    await discardFile(received.value)
  }
}

async function judge(tx: Tx, actor: Actor, about: AboutEvidence) {
  const assessment = await loadAssessment(tx, actor, about.assessmentId)
  const question = await loadQuestion(tx, actor, about.assessmentId, about.code)
  return mayAttach(actor, assessment, question, about.audience)
}
