import { judgeSeal } from '@/lib/submission/judge-seal'
import type { KnownSeal } from '@/lib/submission/look-up-seal'
import type { Verdict } from '@/lib/submission/verify-submission'
import { lookUpSealAction } from './actions'

type Fits = Extract<Verdict, { kind: 'fits' }>

/** What was found of a file. Only `known` says that it is what was submitted: the file alone cannot. */
export type Found =
  | Exclude<Verdict, Fits>
  | ({ kind: 'known' } & Fits['is'] & KnownSeal)
  | ({ kind: 'not-listed' } & Fits['is'])
  | ({ kind: 'signed-not-listed'; at: string } & Fits['is'])
  | { kind: 'statement-altered' }
  | ({ kind: 'not-looked-up'; why?: string } & Fits['is'])
  | { kind: 'not-checked' }

/** Reads the file in a thread of this page, then asks the server for nothing but its seal and who signed it. */
export async function checkFile(file: File): Promise<Found> {
  const verdict = await readApart(file).catch(() => undefined)
  if (!verdict) return { kind: 'not-checked' }
  if (verdict.kind !== 'fits') return verdict
  const { is } = verdict
  try {
    const found = await lookUpSealAction(is.sha256, is.statement)
    if ('refused' in found) return { kind: 'not-looked-up', why: found.refused, ...is }
    const { known, signed } = found
    const said = judgeSeal(is, { isListed: known !== null, signed })
    if (said === 'known' && known) return { kind: 'known', ...is, ...known }
    if (said === 'statement-altered') return { kind: said }
    return said === 'signed-not-listed' && signed ? { kind: said, at: signed.at, ...is } : { kind: 'not-listed', ...is }
  } catch {
    return { kind: 'not-looked-up', ...is }
  }
}

function readApart(file: File): Promise<Verdict> {
  const worker = new Worker(new URL('./verify-worker.ts', import.meta.url))
  return new Promise<Verdict>((read, failed) => {
    worker.onmessage = ({ data }: MessageEvent<Verdict>) => read(data)
    worker.onerror = failed
    worker.postMessage(file)
  }).finally(() => worker.terminate())
}
