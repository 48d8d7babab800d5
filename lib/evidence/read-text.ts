import { open } from 'node:fs/promises'

/** How text is written. What is none of the first three is taken for that of older Windows, in which every byte is a letter. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const SAMPLE = 4_096
const PIECE = 65_536

/** By the mark at its beginning, or by where its zeros stand: text in UTF-16 has one in nearly every pair. */
function wide(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const pairs = Math.floor(head.length / 2)
  if (pairs < 4) return undefined
  let [first, second] = [0, 0]
  for (let at = 0; at < pairs * 2; at += 2) {
    if (head[at] === 0) first++
    if (head[at + 1] === 0) second++
  }
  if (second > pairs * 0.7 && first === 0) return 'utf-16le'
  if (first > pairs * 0.7 && second === 0) return 'utf-16be'
  return undefined
}

/** Signs that no text has, whatever it is written in: all but tab, line ends and the page break. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NO_TEXT = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/

/** Hands out a file's text in pieces, in whichever way it is written; throws where a piece cannot be that. */
async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding !== 'windows-1252' })
  const file = await open(path)
  try {
    const piece = Buffer.alloc(PIECE)
    for (let read = await file.read(piece, 0, PIECE); read.bytesRead > 0; read = await file.read(piece, 0, PIECE))
      yield decoder.decode(piece.subarray(0, read.bytesRead), { stream: true })
    yield decoder.decode()
  } finally {
    await file.close()
  }
}

async function isWrittenSo(path: string, encoding: Encoding): Promise<boolean> {
  try {
    for await (const text of decoded(path, encoding)) if (NO_TEXT.test(text)) return false
    return true
  } catch {
    return false
  }
}

/** In which way a file is text, whatever letters it begins with; nothing where it is none. It is read in pieces and never held. */
export async function encodingOf(path: string): Promise<Encoding | undefined> {
  const file = await open(path)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE), 0, SAMPLE, 0).finally(() => file.close())
  const widely = wide(buffer.subarray(0, bytesRead))
  for (const encoding of widely ? [widely] : (['utf-8', 'windows-1252'] as const))
    if (await isWrittenSo(path, encoding)) return encoding
  return undefined
}

/** The text of a file, or its beginning: at most so many characters. */
export async function readText(path: string, most: number): Promise<string> {
  const encoding = await encodingOf(path)
  if (!encoding) return ''
  let text = ''
  for await (const piece of decoded(path, encoding)) {
    text += piece
    if (text.length > most) break
  }
  return text.slice(0, most)
}
