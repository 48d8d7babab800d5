'use server'
import { type Verdict, verifySubmission } from '@/lib/submission/verify-submission'

const MOST_BYTES = 20_000_000

/** Checks a file that somebody chose. Nothing of it is kept. */
export async function verifyAction(_previous: Verdict | null, sent: FormData): Promise<Verdict> {
  const file = sent.get('file')
  if (!(file instanceof File) || file.size === 0)
    return { kind: 'unreadable', why: 'Choose the file that Concord exported.' }
  if (file.size > MOST_BYTES)
    return { kind: 'unreadable', why: 'The file is larger than any submission. Choose the file that Concord exported.' }
  return verifySubmission(await file.text())
}
