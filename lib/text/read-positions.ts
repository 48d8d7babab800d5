import { decodeRelativePosition } from 'yjs'

/** Two Yjs relative positions out of base64. Every reader's editor will decode these bytes, so what is not a position goes no further. */
export function readPositions(range: { start: string; end: string }) {
  const start = Uint8Array.from(Buffer.from(range.start, 'base64'))
  const end = Uint8Array.from(Buffer.from(range.end, 'base64'))
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
