import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import type { FileRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { say } from '../words/say'
import { ARRIVING, type Arriving, isPackage, isText } from './evidence'
import { judgePackage } from './judge-package'
import { holdsAny, isMail } from './look-at-text'
import { familyOf } from './not-taken'
import { encodingOf } from './read-text'

/** Endings that mean the same. A picture that moves within a PNG is not among them: it would stand still once it is drawn anew. */
const SAME: Record<string, Arriving> = { jpeg: 'jpg', heif: 'heic', text: 'txt' }

const kindCalled = (ending: string): Arriving | undefined =>
  SAME[ending] ?? ((ARRIVING as readonly string[]).includes(ending) ? (ending as Arriving) : undefined)

/** Judges a file by its content and its name together: both must say the same kind, and one that we take. */
export async function sniff(path: string, fileName: string): Promise<Result<Arriving, FileRefusal>> {
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const named = kindCalled(ending)
  if (!named)
    return refuse({ field: 'file', kind: 'file-type-not-taken', advice: say(`evidence.notTaken.${familyOf(ending)}`) })
  const other = refuse({ field: 'file', kind: 'file-not-what-it-says' as const, name: fileName, ending: `.${ending}` })
  if (isText(named)) return (await encodingOf(path)) ? ok(named) : other
  const head = await headOf(path)
  if (isPackage(named) && head.subarray(0, OLE.length).equals(OLE) && (await holdsAny(path, [LOCKED])))
    return refuse({ field: 'file', kind: 'file-locked' })
  switch (named) {
    case 'pdf':
      return head.includes(PDF) ? ok(named) : other
    case 'rtf':
      if (!head.subarray(0, RTF.length).equals(RTF)) return other
      return (await holdsAny(path, OBJECTS)) ? refuse({ field: 'file', kind: 'file-holds-objects' }) : ok(named)
    case 'eml':
      return (await isMail(path)) ? ok(named) : other
    case 'msg':
      return head.subarray(0, OLE.length).equals(OLE) && (await holdsAny(path, [OF_A_MESSAGE])) ? ok(named) : other
  }
  const packed = isPackage(named) && head.subarray(0, ZIP.length).equals(ZIP) ? await judgePackage(path) : ok(null)
  if (!packed.ok) return packed
  const found = await fileTypeFromFile(path).catch(() => undefined)
  return found && kindCalled(found.ext) === named ? ok(named) : other
}

const ZIP = Buffer.from('PK\x03\x04', 'latin1')
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const RTF = Buffer.from('{\\rtf', 'latin1')
const PDF = Buffer.from('%PDF-', 'latin1')
/** Of a Word, Excel or PowerPoint file with a password, which is kept in the older container. */
const LOCKED = Buffer.from('EncryptedPackage', 'utf16le')
/** Where Outlook keeps what a message is. */
const OF_A_MESSAGE = Buffer.from('__properties_version1.0', 'utf16le')
/** What is packed into rich text and opened by a press is a program as often as not. */
const OBJECTS = [Buffer.from('\\objdata', 'latin1'), Buffer.from('\\objupdate', 'latin1')]
/** Readers of PDF look for its sign this far in. */
const HEAD = 1_024

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  const { buffer, bytesRead } = await file
    .read(Buffer.alloc(HEAD + PDF.length - 1), 0, HEAD + PDF.length - 1, 0)
    .finally(() => file.close())
  return buffer.subarray(0, bytesRead)
}

/** The name without folders and control characters, short enough for every system, its ending kept. */
export function plainName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const bare = (name.split(/[\\/]/).pop() ?? '').replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').trim()
  const ending = /\.[^.]{1,10}$/.exec(bare)?.[0] ?? ''
  return bare.slice(0, bare.length - ending.length).slice(0, 150) + ending
}

/** What a file is called without its ending; the name under which browsers paste a picture says nothing. */
export const titleOf = (fileName: string): string => {
  const words = fileName
    .replace(/\.[^.]{1,10}$/, '')
    .replaceAll(/[_\s]+/g, ' ')
    .trim()
    .slice(0, 200)
  return words === '' || words === 'image' ? 'Untitled file' : words
}
