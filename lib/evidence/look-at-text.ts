import { createReadStream } from 'node:fs'
import { encodingOf, readText } from './read-text'

/** A mail begins with its fields, of which it has one of these. */
const FIELD = /^[!-9;-~]+:[ \t]?/
const OF_A_MAIL = /^(from|to|date|subject|received|message-id|mime-version|return-path|delivered-to):/im
/** More than the fields of any mail. */
const HEAD = 64_000

/** Whether a file is a mail as programs save it: fields, each with its name, and the words after them. */
export async function isMail(path: string): Promise<boolean> {
  if (!(await encodingOf(path))) return false
  const head = await readText(path, HEAD)
  const [first = ''] = head
    .replace(/^\ufeff/, '')
    .trimStart()
    .split(/\r?\n/, 1)
  return FIELD.test(first) && OF_A_MAIL.test(head)
}

/** Whether the bytes hold one of these words anywhere. It is read in pieces, with the end of each before the next. */
export async function holdsAny(path: string, words: readonly Buffer[]): Promise<boolean> {
  const most = Math.max(...words.map(({ length }) => length))
  let tail = Buffer.alloc(0)
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    const seen = Buffer.concat([tail, piece])
    if (words.some((word) => seen.includes(word))) return true
    tail = seen.subarray(-most)
  }
  return false
}
