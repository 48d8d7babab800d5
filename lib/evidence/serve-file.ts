import type { Readable } from 'node:stream'
import type { CouncilId } from '@/db/ids'
import { ok, refuse } from '../result'
import { openFile, type Part } from './file-store'

export type ServedFile = {
  size: number
  sha256: string
  headers: Record<string, string>
  read: (part?: Part) => Readable
}

/** Which file it is and what it is called. */
export type StoredAs = {
  councilId: CouncilId
  sha256: string | null
  fileName: string | null
  mediaType: string | null
}

/** Finds the file on disk and says how it is to be served: saved, never shown, never cached, with no rights at all. */
export async function serveFile(item: StoredAs) {
  if (!item.sha256 || !item.fileName) return refuse({ kind: 'not-found' })
  const file = await openFile(item.councilId, item.sha256)
  if (!file) return refuse({ kind: 'file-missing' })
  return ok<ServedFile>({ ...file, sha256: item.sha256, headers: headersFor(item.fileName, item.mediaType) })
}

function headersFor(fileName: string, mediaType: string | null): Record<string, string> {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const full = encodeURIComponent(fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return {
    'Content-Type': mediaType ?? 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${full}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cache-Control': 'private, no-store, no-transform', // compressed on the way, a part of it would be a part of something else
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
}
