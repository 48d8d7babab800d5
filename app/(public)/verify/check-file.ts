import type { KnownSeal } from '@/lib/submission/look-up-seal'
import type { Verdict } from '@/lib/submission/verify-submission'
import { lookUpSealAction } from './actions'

type Fits = Extract<Verdict, { kind: 'fits' }>

/** What was found of a file. Only `known` says that it is what was submitted: the file alone cannot. */
export type Found =
  | Exclude<Verdict, Fits>
  | ({ kind: 'known' } & Fits['is'] & KnownSeal)
  | ({ kind: 'not-listed' } & Fits['is'])
  | ({ kind: 'not-looked-up'; why?: string } & Fits['is'])
  | { kind: 'not-checked' }

/** Reads the file in a thread of this page, then asks the server for nothing but its seal. */
export async function checkFile(file: File): Promise<Found> {
  const verdict = await readApart(file).catch(() => undefined)
  if (!verdict) return { kind: 'not-checked' }
  if (verdict.kind !== 'fits') return verdict
  const { is } = verdict
  try {
    const found = await lookUpSealAction(is.sha256)
    if ('refused' in found) return { kind: 'not-looked-up', why: found.refused, ...is }
    const { known } = found
    return known ? { kind: 'known', ...is, ...known } : { kind: 'not-listed', ...is }
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
