import type { Actor } from '@/db/gate'
import type { Minute } from './evidence'
import type { Figure } from './figure'
import type { EvidenceRow } from './store'

/** What a list shows of one piece of evidence. */
export function shown(actor: Actor, item: EvidenceRow, isRemovable: boolean) {
  return {
    id: item.id,
    itemId: item.itemId,
    version: item.version,
    code: item.code,
    kind: item.kind,
    title: item.title,
    speaksFor: item.speaksFor,
    audience: item.audience,
    exempt:
      item.audience === 'exempt'
        ? { paragraph: item.exemptParagraph, reason: item.exemptReason, reviewOn: item.exemptReviewOn }
        : null,
    fileName: item.fileName,
    mediaType: item.mediaType,
    size: item.size,
    sha256: item.sha256,
    isUnscanned: item.kind === 'file' && item.scannedAt === null,
    url: item.url,
    figure: item.figure === null ? null : (item.figure as Figure),
    minute: item.minute === null ? null : (item.minute as Minute),
    isMine: item.addedBy === actor.userId,
    addedBy: item.addedByName ?? 'Somebody who has left',
    addedAt: item.addedAt,
    openThreads: item.openThreads,
    removed: item.removedAt && {
      at: item.removedAt,
      by: item.removedByName ?? 'Somebody who has left',
      reason: item.removedReason ?? '',
    },
    abilities: { remove: isRemovable },
  }
}
export type EvidenceItem = ReturnType<typeof shown>
