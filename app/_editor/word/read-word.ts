import { cleanPaste } from '../paste/clean-paste'
import type { LeftOut } from '../paste/take-out'
import type { WordRead } from './word-to-html'

/** A Word document as an answer can hold it, and what of it was left out; or why not. */
export type ReadWord =
  | { ok: true; html: string; left: LeftOut }
  | { ok: false; why: 'tooLarge' | 'tooLong' | 'notWord' | 'tookTooLong' | 'empty' }

const MOST_BYTES = 25_000_000
const MOST_SECONDS = 20

/** Reads it on this device, in a worker: nothing is sent anywhere, and a document that means harm stops nobody. */
export async function readWord(file: File): Promise<ReadWord> {
  if (file.size > MOST_BYTES) return { ok: false, why: 'tooLarge' }
  const read = await inWorker(await file.arrayBuffer())
  if (!read.ok) return read
  const doc = new DOMParser().parseFromString(read.html, 'text/html')
  const { html, left } = cleanPaste(doc)
  if (!doc.body.textContent?.trim()) return { ok: false, why: 'empty' }
  return { ok: true, html, left: { ...left, ...read.notes } }
}

function inWorker(bytes: ArrayBuffer): Promise<WordRead | { ok: false; why: 'tookTooLong' }> {
  const worker = new Worker(new URL('./word-worker.ts', import.meta.url))
  return new Promise<WordRead | { ok: false; why: 'tookTooLong' }>((resolve) => {
    const timer = setTimeout(() => resolve({ ok: false, why: 'tookTooLong' }), MOST_SECONDS * 1000)
    worker.onmessage = ({ data }: MessageEvent<WordRead>) => {
      clearTimeout(timer)
      resolve(data)
    }
    worker.onerror = () => resolve({ ok: false, why: 'notWord' })
    worker.postMessage(bytes, [bytes])
  }).finally(() => worker.terminate())
}
