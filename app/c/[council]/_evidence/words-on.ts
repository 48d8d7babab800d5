import type { EvidenceWords } from '@/app/_editor/evidence-marks'
import { KIND_WORDS, kindWords } from '@/lib/evidence/evidence'
import type { MarkedEvidence } from '@/lib/evidence/load-marks'
import { say } from '@/lib/words/say'

/** Words that rest on evidence as their card says it; the title leads to the item. */
export const wordsOn = (
  { kind, mediaType, heldAgainst, title, itemId, ...mark }: MarkedEvidence,
  slug: string,
): EvidenceWords => ({
  ...{ id: mark.id, start: mark.start, end: mark.end, isLost: mark.isLost, sought: mark.sought, itemId, title },
  about: kind === 'file' ? kindWords(mediaType) : KIND_WORDS[kind].one,
  href: `/c/${slug}/evidence/${itemId}`,
  older: heldAgainst === null ? null : say('question.evidence.words.older', { number: String(heldAgainst) }),
})
