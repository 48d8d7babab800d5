import type { OpenEvidence } from '@/lib/evidence/load-open'

type Opened = Pick<OpenEvidence, 'id' | 'kind' | 'url'>

/** Where a peer opens a piece of evidence: its file, its page, or what it says in the list of all. */
export function hrefOf(reviewId: string, one: Opened): string
export function hrefOf(reviewId: string, one: Opened | undefined): string | null
export function hrefOf(reviewId: string, one: Opened | undefined): string | null {
  if (!one) return null
  if (one.kind === 'file') return `/reviews/${reviewId}/evidence/${one.id}/file`
  return one.url ?? `/reviews/${reviewId}/evidence#e-${one.id}`
}
