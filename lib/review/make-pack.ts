import { z } from 'zod'
import { type Caller, inReview, type ReviewPlace, whosePack } from '@/db/gate'
import { type EvidencePackId, isId } from '@/db/ids'
import { discardFile, keepFile, type Received, receiveFile } from '../evidence/file-store'
import { loadOpen, type OpenEvidence } from '../evidence/load-open'
import { holdFiles } from '../evidence/store'
import { loadShortNames } from '../framework/load-short-names'
import { job } from '../job/job'
import { log } from '../log'
import { ok, refuse } from '../result'
import { type Packed, packEvidence } from './pack-evidence'
import { mayOpenPack } from './policy'
import { loadReview, loadReviewed } from './store'
import { loadPack, notePack } from './store-packs'

/** A pack that is larger is not made: its files are there one by one. */
const MOST_BYTES = 2_000_000_000

/** Makes what its asker asked for, in their name and of what they may open now. What cannot be made says so, and is not tried again and again. */
async function makePack(caller: Caller<ReviewPlace>, packId: EvidencePackId) {
  const read = await inReview(caller, async (tx, actor) => {
    const own = mayOpenPack(actor, await loadPack(tx, packId))
    if (!own.ok) return own
    const review = await loadReview(tx, actor.reviewId)
    const reviewed = review && (await loadReviewed(tx, review.submissionId))
    if (!review || !reviewed) return refuse({ kind: 'not-found' })
    const { content } = reviewed.file
    const shortName = await loadShortNames(tx, content.framework)
    const codeOf = new Map<string, string>(reviewed.frozen.map(({ subjectId, code }) => [subjectId, code]))
    const pieces = (await loadOpen(tx, reviewed.assessmentId)).map((piece) => {
      const code = codeOf.get(piece.questionId) ?? ''
      return { piece, question: `${code} ${shortName(code)}`.trim() }
    })
    await notePack(tx, actor, own.value, { state: 'making' })
    const about = { council: content.council.name, assessment: content.assessment, seal: reviewed.sha256 }
    return ok({ councilId: actor.councilId, packed: { about, pieces } satisfies Packed })
  })
  if (!read.ok) return
  const made = await receive(read.value)
  try {
    await inReview(caller, async (tx, actor) => {
      const own = mayOpenPack(actor, await loadPack(tx, packId))
      if (!own.ok) return own
      if (!made) {
        await notePack(tx, actor, own.value, { state: 'failed' })
        return ok(null)
      }
      await holdFiles(tx)
      const holds = read.value.packed.pieces.map(({ piece }) => piece.id)
      await notePack(tx, actor, own.value, { state: 'ready', holds, sha256: made.sha256, size: made.size })
      await keepFile(made)
      return ok(null)
    })
  } finally {
    if (made) await discardFile(made)
  }
}

async function receive(of: { councilId: OpenEvidence['councilId']; packed: Packed }): Promise<Received | undefined> {
  try {
    const received = await receiveFile(of.councilId, packEvidence(of.packed), undefined, MOST_BYTES)
    return received.ok ? received.value : undefined
  } catch (fault) {
    log.error({ err: fault }, 'a pack of evidence could not be made')
    return undefined
  }
}

/** The job of one pack. */
export const PACK_JOBS = {
  'make-pack': job(z.object({ pack: z.string().refine(isId<EvidencePackId>) }), async ({ pack }) => {
    const caller = await whosePack(pack)
    if (caller) await makePack(caller, pack)
  }),
}
