import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** What seals an entry of the trail: SHA-256 over the RFC 8785 form of it with the hash before it. */
export const linkHash = (link: object): string =>
  createHash('sha256')
    .update(canonicalize(link) ?? '')
    .digest('hex')
