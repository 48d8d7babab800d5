import { sealOf, submittedFile } from './submission'

export type Verdict =
  | { kind: 'same'; sha256: string; council: string; title: string; submittedAt: string }
  | { kind: 'changed'; sha256: string; stated: string }
  | { kind: 'signature-of-other-content'; who: string }
  | { kind: 'unreadable'; why: 'not-json' | 'holds-too-much' | 'no-submission' | 'cannot-be-hashed' }
  | { kind: 'unreadable'; why: 'not-as-written'; part: string }

/** More than forty full answers have, and little enough to be hashed at once. */
const MOST_VALUES = 200_000
const DEEPEST = 100

/** Whether it holds so few values, and so little nested, that hashing it keeps nobody waiting. */
function isWithin(value: unknown): boolean {
  let left = MOST_VALUES
  let level: unknown[] = [value]
  for (let depth = 0; depth < DEEPEST; depth++) {
    left -= level.length
    if (left < 0) return false
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
    if (level.length === 0) return true
  }
  return false
}

/** Recomputes the hash of an exported submission from nothing but the file. Says what was found; stores nothing. */
export function verifySubmission(text: string): Verdict {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return { kind: 'unreadable', why: 'not-json' }
  }
  if (!isWithin(read)) return { kind: 'unreadable', why: 'holds-too-much' }
  if (
    typeof read !== 'object' ||
    read === null ||
    !('submission' in read) ||
    !('sha256' in read) ||
    typeof read.sha256 !== 'string'
  ) {
    return { kind: 'unreadable', why: 'no-submission' }
  }
  const sha256 = hashed(read.submission)
  if (!sha256) return { kind: 'unreadable', why: 'cannot-be-hashed' }
  if (sha256 !== read.sha256) return { kind: 'changed', sha256, stated: read.sha256 }
  const parsed = submittedFile.safeParse(read.submission)
  if (!parsed.success)
    return { kind: 'unreadable', why: 'not-as-written', part: parsed.error.issues[0]?.path.join('.') ?? '' }
  const seal = sealOf(parsed.data.content)
  const stray = parsed.data.signatures.find((signature) => signature.contentSha256 !== seal)
  if (stray) return { kind: 'signature-of-other-content', who: stray.name }
  const { council, assessment } = parsed.data.content
  return { kind: 'same', sha256, council: council.name, title: assessment.title, submittedAt: parsed.data.submittedAt }
}

/** The file that is exported: what was hashed, its hash, and how. */
export const exportFile = (submission: unknown, sha256: string): string =>
  JSON.stringify({ algorithm: 'SHA-256 over the RFC 8785 form of "submission"', sha256, submission }, null, 2)

/** Undefined for what RFC 8785 gives no form to, such as half a character. */
function hashed(value: unknown): string | undefined {
  try {
    return sealOf(value)
  } catch {
    return undefined
  }
}
