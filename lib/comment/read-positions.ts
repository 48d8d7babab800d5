import { decodeRelativePosition } from 'yjs'
import type { Anchor } from './comment'

/** Every reader's editor will decode these bytes, so what is not a position goes no further. */
export function readPositions(anchor: Anchor) {
  const start = Uint8Array.from(Buffer.from(anchor.start, 'base64'))
  const end = Uint8Array.from(Buffer.from(anchor.end, 'base64'))
  return isPosition(start) && isPosition(end) ? { start, end } : undefined
}

function isPosition(bytes: Uint8Array): boolean {
  try {
    const position = decodeRelativePosition(bytes)
    return position.item !== null || position.tname !== null || position.type !== null
  } catch {
    return false
  }
}
