import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { type Entry, openPromise } from 'yauzl'
import type { FileRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { type Holds, lookInto } from './look-into'

/** Ten times the largest file, and more parts than any document has. */
const MOST_UNPACKED = 250_000_000
const MOST_PARTS = 10_000
/** A document within a document within a document. */
const DEEPEST = 3

/** What may still be unpacked and opened, over all that is packed in one another. */
type Budget = { bytes: number; parts: number }
type Judged = Result<null, FileRefusal>

/**
 * Judges an Office, OpenDocument or other zip file by what it holds. Its list of parts says how large it becomes, and is
 * read first; each part is then unpacked as it streams by, so that a list that lies is found out and nothing is kept.
 */
export async function judgePackage(path: string): Promise<Judged> {
  try {
    return await judge(path, { bytes: MOST_UNPACKED, parts: MOST_PARTS }, 1)
  } catch (fault) {
    if (/^E[A-Z]/.test((fault as NodeJS.ErrnoException).code ?? '')) throw fault // the disk's, not the file's
    return refuse({ field: 'file', kind: 'file-package-unreadable' })
  }
}

async function judge(path: string, budget: Budget, depth: number): Promise<Judged> {
  const zip = await openPromise(path, { autoClose: false })
  try {
    const parts: Entry[] = []
    budget.parts -= zip.entryCount
    if (budget.parts < 0 || depth > DEEPEST) return refuse({ field: 'file', kind: 'file-unpacks-too-large' })
    for await (const part of zip.eachEntry()) {
      budget.bytes -= part.uncompressedSize
      if (budget.bytes < 0) return refuse({ field: 'file', kind: 'file-unpacks-too-large' })
      if (isMacro(part.fileName)) return refuse({ field: 'file', kind: 'file-holds-macros' })
      if (!part.fileName.endsWith('/')) parts.push(part)
    }
    for (const part of parts) {
      const within = `${path}-${randomUUID()}`
      try {
        const holds = await unpack(await zip.openReadStreamPromise(part), part.fileName, within)
        if (holds === 'macros') return refuse({ field: 'file', kind: 'file-holds-macros' })
        const inner = holds === 'package' ? await judge(within, budget, depth + 1) : ok(null)
        if (!inner.ok) return inner
      } finally {
        await rm(within, { force: true })
      }
    }
    return ok(null)
  } finally {
    zip.close()
  }
}

/** Lets a part stream by. One that is packed itself is put at `within`, to be judged like the whole. */
async function unpack(part: AsyncIterable<Buffer>, name: string, within: string): Promise<Holds> {
  const look = lookInto(name)
  let file: FileHandle | undefined
  try {
    for await (const piece of part) {
      const packed = look.take(piece)
      if (!packed) continue
      file ??= await open(within, 'wx', 0o600)
      await file.writeFile(packed)
    }
  } finally {
    await file?.close()
  }
  return look.end()
}

/** Word, Excel and PowerPoint keep programs under the first, Excel's older ones under the second, OpenDocument under the last two. */
const isMacro = (name: string) =>
  /(^|\/)vbaproject[^/]*\.bin$|(^|\/)(intl)?macrosheets\/[^/]|(^|\/)scripts\/.*[^/]$/i.test(name) || isBasic(name)

/** A library of OpenDocument Basic that has nothing but its own list in it holds no program. */
const isBasic = (name: string) => /(^|\/)basic\/.*[^/]$/i.test(name) && !/\/script-l[bc]\.xml$/i.test(name)
