import { canonicalForm, submittedFile } from './submission'

/*
 * Reads an exported submission from nothing but its text. It runs in the browser of whoever checks a file, and so uses
 * nothing that a browser lacks. That a file fits its own seal says nothing of where it comes from: whoever changes one can
 * work out the seal again. Only the look-up of the seal, `look-up-seal`, says that a submission is known.
 */

export type Verdict =
  | { kind: 'fits'; is: { sha256: string; seal: string; council: string; title: string; statement: string | null } }
  | { kind: 'altered'; sha256: string; stated: string }
  | { kind: 'altered-after-signing'; who: string }
  | { kind: 'unreadable'; why: Unreadable }
  | { kind: 'unreadable'; why: 'not-as-written'; part: string }

export type Unreadable =
  | 'too-large'
  | 'not-json'
  | 'holds-too-much'
  | 'written-otherwise'
  | 'no-submission'
  | 'cannot-be-hashed'

/** Larger than any submission. */
export const MOST_BYTES = 20_000_000
/** More than forty full answers have, and little enough to be read at once. */
const MOST_VALUES = 1_000_000
/** Blocks are at most 60 deep in an answer, and each is an object with a list in it. */
const DEEPEST = 200

/** Recomputes the seal of an exported submission, and that of what was signed in it. */
export async function verifySubmission(text: string): Promise<Verdict> {
  if (text.length > MOST_BYTES) return unreadable('too-large')
  if (!isWithin(text)) return unreadable('holds-too-much')
  const read = parsed(text)
  if (read === undefined) return unreadable('not-json')
  if (typeof read !== 'object' || read === null || !('submission' in read) || !('sha256' in read))
    return unreadable('no-submission')
  const { submission, sha256: stated } = read
  if (typeof stated !== 'string') return unreadable('no-submission')
  if (!saysEachThingOnce(text, read)) return unreadable('written-otherwise')
  const sha256 = await hashOf(submission)
  if (!sha256) return unreadable('cannot-be-hashed')
  if (sha256 !== stated) return { kind: 'altered', sha256, stated }
  const known = submittedFile.safeParse(submission)
  if (!known.success)
    return { kind: 'unreadable', why: 'not-as-written', part: known.error.issues[0]?.path.join('.') ?? '' }
  const { content, signatures } = known.data
  const seal = (await hashOf(content)) ?? ''
  const stray = signatures.find(({ contentSha256 }) => contentSha256 !== seal)
  if (stray) return { kind: 'altered-after-signing', who: stray.name }
  const statement = 'statement' in read && typeof read.statement === 'string' ? read.statement : null
  return {
    kind: 'fits',
    is: { sha256, seal, council: content.council.name, title: content.assessment.title, statement },
  }
}

/** The file that is exported: what was hashed, its hash, how, and what the installation signed of it, where it did. */
export const exportFile = (submission: unknown, sha256: string, statement: string | null = null): string =>
  JSON.stringify(
    {
      algorithm: 'SHA-256 over the RFC 8785 form of "submission"',
      sha256,
      ...(statement === null ? {} : { statement }),
      submission,
    },
    null,
    2,
  )

const unreadable = (why: Unreadable): Verdict => ({ kind: 'unreadable', why })

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether it holds so few values, and so little nested, that reading it takes no time and no memory. Counted before it is read. */
function isWithin(text: string): boolean {
  let [depth, values, isInString] = [0, 1, false]
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (isInString) {
      if (sign === '\\') at++
      else if (sign === '"') isInString = false
    } else if (sign === '"') isInString = true
    else if (sign === ',') values++
    else if (sign === ']' || sign === '}') depth--
    else if (sign === '[' || sign === '{') {
      values++
      depth++
    }
    if (depth > DEEPEST || values > MOST_VALUES) return false
  }
  return true
}

/** False where a name stands twice: a reader would see the first and the seal would be that of the last. White space does not count. */
const saysEachThingOnce = (text: string, read: object) =>
  text.replace(/("[^"\\]*(?:\\.[^"\\]*)*")|\s+/gs, '$1') === JSON.stringify(read)

/** SHA-256 over the canonical form; undefined for what RFC 8785 gives no form to, such as half a character. */
async function hashOf(value: unknown): Promise<string | undefined> {
  let form: string
  try {
    form = canonicalForm(value)
  } catch {
    return undefined
  }
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(form))
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
