'use server'
import { type Verdict, verifySubmission } from '@/lib/submission/verify-submission'

const MOST_BYTES = 20_000_000

/** What is found in a file, or why there is none to look into. */
export type Checked = Verdict | { kind: 'unreadable'; why: 'no-file' | 'too-large' | 'not-sent' }

/** Checks a file that somebody chose. Nothing of it is kept. */
export async function verifyAction(_previous: Checked | null, sent: FormData): Promise<Checked> {
  const file = sent.get('file')
  if (!(file instanceof File) || file.size === 0) return { kind: 'unreadable', why: 'no-file' }
  if (file.size > MOST_BYTES) return { kind: 'unreadable', why: 'too-large' }
  return verifySubmission(await file.text())
}
