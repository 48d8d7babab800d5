import { MOST_BYTES, type Verdict, verifySubmission } from '@/lib/submission/verify-submission'

/* Reads one file apart from the page, which goes on whatever is in it. */

addEventListener('message', async ({ data: file }: MessageEvent<File>) => {
  const verdict: Verdict =
    file.size > MOST_BYTES ? { kind: 'unreadable', why: 'too-large' } : await verifySubmission(await file.text())
  postMessage(verdict)
})
