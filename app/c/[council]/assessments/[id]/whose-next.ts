import type { NextStep } from '@/lib/assessment/stages'
import { say } from '@/lib/words/say'

const WHOSE: Partial<Record<NextStep['step'], 'leadOrChair' | 'thePeers'>> = {
  'open-meeting': 'leadOrChair',
  'await-peers': 'thePeers',
}

/** Whose the next step is, where it is not the reader's. */
export const whoseNext = ({ step, names }: NextStep): string =>
  names.length > 0 ? names.join(' and ') : say(`stages.next.${WHOSE[step] ?? 'theLead'}`)
