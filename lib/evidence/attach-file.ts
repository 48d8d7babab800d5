import { z } from 'zod'
import { type Actor, type Caller, inCouncil, type Tx } from '@/db/gate'
import { onlyOrphans } from '@/db/purge'
import type { EvidenceRefusal, FileRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { aboutEvidence } from './about-evidence'
import { cleanPicture } from './clean-picture'
import { blank } from './days'
import { type Arriving, FILE_KINDS, isPicture, MOST_OF_A_COUNCIL } from './evidence'
import { deleteFile, discardFile, keepFile, quarantineFile, type Received, receiveFile } from './file-store'
import { loadHasRoom, loadItem, loadRevisions } from './load-items'
import { mayRevise } from './policy'
import { scan } from './scan'
import { plainName, sniff, titleOf } from './sniff'
import { holdFiles } from './store'
import { type Added, addJudged, judgeAdding } from './store-adding'
import { type Content, saveRevision } from './store-items'
import { needsReasons } from './two-fields'

export const attachFileInput = aboutEvidence
  .extend({
    title: z.preprocess(blank, z.string().trim().max(200, 'Use at most 200 characters for the title').optional()),
    fileName: z.string().min(1, 'Choose a file').max(1000).transform(plainName),
    size: z.number().int().nonnegative().optional(),
    /** Of a newer version: of what, and what is new in it. */
    itemId: z.preprocess(blank, z.string().optional()),
    note: z.preprocess(blank, z.string().trim().max(300, 'Use at most 300 characters').optional()),
  })
  .transform((about) => ({ ...about, title: about.title ?? titleOf(about.fileName) }))
  .superRefine(needsReasons)

const NO_ROOM = refuse({ field: 'file', kind: 'files-take-too-much' as const })

export type AttachFile = z.infer<typeof attachFileInput> & { bytes: AsyncIterable<Uint8Array> }

/**
 * Adds a file as evidence, or as a newer version of a file. Asks before the first byte is read, so that a stranger fills no disk, and again
 * when the file is there, because an upload may outlast a freeze. No transaction stays open while the bytes come in.
 */
export async function attachFile(caller: Caller, input: AttachFile, most = MOST_OF_A_COUNCIL) {
  const asked = await inCouncil(caller, async (tx, actor) => {
    const permit = await judge(tx, actor, input)
    if (!permit.ok) return permit
    return (await loadHasRoom(tx, input.size ?? 0, most)) ? ok(actor.councilId) : NO_ROOM
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
    if (!scanned.ok) {
      if (scanned.refusal.kind === 'file-holds-malware') await quarantineFile(kept)
      return scanned
    }
    const { sha256, size } = kept
    const isPhone = kind.value === 'heic'
    const { mediaType } = FILE_KINDS[kind.value === 'heic' ? 'jpg' : kind.value]
    const fileName = isPhone ? input.fileName.replace(/\.[^.]+$/, '.jpg') : input.fileName
    const scannedAt = scanned.value.isScanned ? (caller.now ?? new Date()) : null
    const file = { kind: 'file' as const, fileName, mediaType, sha256, size, scannedAt }
    return await inCouncil(caller, async (tx, actor) => {
      await holdFiles(tx)
      if (!(await loadHasRoom(tx, size, most, sha256))) return NO_ROOM
      const saved = await save(tx, actor, input, file)
      if (saved.ok) await keepFile(stored.value)
      return saved
    }).catch(async (fault: unknown) => {
      await letGo(stored.value)
      throw fault
    })
  } finally {
    for (const file of [received.value, kept]) if (file) await discardFile(file)
  }
}

/** A newer version of a file is of a file; anything else begins an item. */
async function judgeRevising(tx: Tx, actor: Actor, itemId: string) {
  const item = await loadItem(tx, itemId, true)
  const [newest] = item ? await loadRevisions(tx, item.id) : []
  const permit = mayRevise(actor, item, newest?.number ?? 0)
  return permit.ok && permit.value.thing.item.kind !== 'file' ? refuse({ kind: 'not-found' }) : permit
}

const judge = (tx: Tx, actor: Actor, about: AttachFile) =>
  about.itemId ? judgeRevising(tx, actor, about.itemId) : judgeAdding(tx, actor, about)

async function save(tx: Tx, actor: Actor, about: AttachFile, file: Content): Promise<Result<Added, EvidenceRefusal>> {
  if (!about.itemId) return addJudged(tx, actor, about, file)
  const permit = await judgeRevising(tx, actor, about.itemId)
  if (!permit.ok) return permit
  await saveRevision(tx, actor, permit.value, about, file, about.note ?? null)
  return ok({ itemId: permit.value.thing.item.id, evidenceId: null })
}

/** A file whose row could not be written goes again, unless another row has it. Where even that cannot be asked, it is purged a day later. */
const letGo = (file: Received) =>
  onlyOrphans([file], async (orphans) => {
    for (const orphan of orphans) await deleteFile(orphan)
  }).catch(() => {})

/** What is kept of it, and hashed: of a picture the same without what it says of itself, of anything else the file as it came. */
async function asStored(received: Received, kind: Arriving): Promise<Result<Received, FileRefusal>> {
  if (kind !== 'heic' && !isPicture(kind)) return ok(received)
  const picture = await cleanPicture(received.path, kind)
  return picture.ok ? receiveFile(received.councilId, [picture.value]) : picture
}
