import { createHash } from 'node:crypto'
import { canonicalForm } from './submission'

/** SHA-256 over the canonical form, in hexadecimal. A browser, which has no such function, finds the same in `verify-submission`. */
export const sealOf = (value: unknown): string =>
  createHash('sha256').update(canonicalForm(value), 'utf8').digest('hex')
