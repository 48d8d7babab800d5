import type { NextStep } from '@/lib/assessment/stages'
import { say } from '@/lib/words/say'

/** Whose the next step is, where it is not the reader's. */
export const whoseNext = ({ step, names }: NextStep): string =>
  names.length > 0
    ? names.join(' and ')
    : say(step === 'open-meeting' ? 'stages.next.leadOrChair' : 'stages.next.theLead')
