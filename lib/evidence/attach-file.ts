import { z } from 'zod'
import { type Actor, type Caller, inCouncil, type Tx } from '@/db/gate'
import { onlyOrphans } from '@/db/purge'
import { loadAssessment } from '../assessment/store'
import { loadQuestion } from '../assessment/store-questions'
import type { FileRefusal } from '../refusal'
import { ok, type Result } from '../result'
import { type AboutEvidence, aboutEvidence, needsExemption } from './about-evidence'
import { cleanPicture } from './clean-picture'
import { FILE_KINDS, type FileKind, isPicture } from './evidence'
import { deleteFile, discardFile, keepFile, type Received, receiveFile } from './file-store'
import { mayAttach } from './policy'
import { scan } from './scan'
import { plainName, sniff } from './sniff'
import { holdFiles, saveEvidence } from './store'

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
  let kept: Received | undefined
  try {
    const kind = await sniff(received.value.path, input.fileName)
    if (!kind.ok) return kind
    const stored = await asStored(received.value, kind.value)
    if (!stored.ok) return stored
    kept = stored.value
    const scanned = await scan(kept.path)
    if (!scanned.ok) return scanned
    const { sha256, size } = kept
    const { mediaType } = FILE_KINDS[kind.value]
    const scannedAt = scanned.value.isScanned ? (caller.now ?? new Date()) : null
    const file = { kind: 'file' as const, fileName: input.fileName, mediaType, sha256, size, scannedAt }
    return await inCouncil(caller, async (tx, actor) => {
      const permit = await judge(tx, actor, input)
      if (!permit.ok) return permit
      await holdFiles(tx)
      await keepFile(stored.value)
      return ok({ evidenceId: await saveEvidence(tx, actor, permit.value, input, file) })
    }).catch(async (fault: unknown) => {
      await letGo(stored.value)
      throw fault
    })
  } finally {
    for (const file of [received.value, kept]) if (file) await discardFile(file)
  }
}

/** A file whose row could not be written goes again, unless another row has it. Where even that cannot be asked, it is purged a day later. */
const letGo = (file: Received) =>
  onlyOrphans([file], async (orphans) => {
    for (const orphan of orphans) await deleteFile(orphan)
  }).catch(() => {})

/** What is kept of it, and hashed: of a picture the same without what it says of itself, of anything else the file as it came. */
async function asStored(received: Received, kind: FileKind): Promise<Result<Received, FileRefusal>> {
  if (!isPicture(kind)) return ok(received)
  const picture = await cleanPicture(received.path, kind)
  return picture.ok ? receiveFile(received.councilId, [picture.value]) : picture
}

async function judge(tx: Tx, actor: Actor, about: AboutEvidence) {
  const assessment = await loadAssessment(tx, actor, about.assessmentId)
  const question = await loadQuestion(tx, actor, about.assessmentId, about.code)
  return mayAttach(actor, assessment, question, about.audience)
}
