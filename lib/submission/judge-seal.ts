import type { SealStatement } from './seal-statement'

/**
 * What is to be said of a file that fits its own hash. Only what is listed is known; that this installation signed it says where it
 * comes from and not that it is here. Where a statement is in the file that is not of this submission, somebody changed the file.
 */
export type SealVerdict = 'known' | 'signed-not-listed' | 'unknown' | 'statement-altered'

export function judgeSeal(
  { sha256, statement }: { sha256: string; statement: string | null },
  found: { isListed: boolean; signed: SealStatement | null },
): SealVerdict {
  const isOfIt = found.signed?.sha256 === sha256
  if (found.isListed) return statement === null || isOfIt ? 'known' : 'statement-altered'
  return statement !== null && isOfIt ? 'signed-not-listed' : 'unknown'
}
