import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import type { FileRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { FILE_KINDS, type FileKind, isPackage } from './evidence'
import { judgePackage } from './judge-package'

/** Endings that mean the same. A picture that moves within a PNG is not among them: it would stand still once it is drawn anew. */
const SAME: Record<string, FileKind> = { jpeg: 'jpg' }

const kindCalled = (ending: string): FileKind | undefined =>
  SAME[ending] ?? (ending in FILE_KINDS ? (ending as FileKind) : undefined)

/** Judges a file by its content and its name together: both must say the same kind, and one that we take. */
export async function sniff(path: string, fileName: string): Promise<Result<FileKind, FileRefusal>> {
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const named = kindCalled(ending)
  if (!named) return refuse({ field: 'file', kind: 'file-type-not-taken' })
  const packed = isPackage(named) && (await isZip(path)) ? await judgePackage(path) : ok(null)
  if (!packed.ok) return packed
  const found = await fileTypeFromFile(path).catch(() => undefined)
  const held = found ? kindCalled(found.ext) : named === 'csv' && (await isText(path)) ? 'csv' : undefined
  if (held !== named)
    return refuse({ field: 'file', kind: 'file-not-what-it-says', name: fileName, ending: `.${ending}` })
  return ok(named)
}

const ZIP = 'PK\x03\x04'

async function isZip(path: string): Promise<boolean> {
  const file = await open(path)
  const { buffer } = await file.read(Buffer.alloc(ZIP.length), 0, ZIP.length, 0).finally(() => file.close())
  return buffer.toString('latin1') === ZIP
}

/** Text has no control bytes beyond tab and line ends. The pound sign of older spreadsheets is not UTF-8, so that is not asked. */
async function isText(path: string): Promise<boolean> {
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    for (const byte of chunk) {
      if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return false
      if (byte === 0x7f) return false
    }
  }
  return true
}

/** The name without folders and control characters, short enough for every system, its ending kept. */
export function plainName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const bare = (name.split(/[\\/]/).pop() ?? '').replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').trim()
  const ending = /\.[^.]{1,10}$/.exec(bare)?.[0] ?? ''
  return bare.slice(0, bare.length - ending.length).slice(0, 150) + ending
}
