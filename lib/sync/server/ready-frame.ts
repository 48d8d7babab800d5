import { type FrameName, headOf } from '../wire/frame'

/** A frame, and the same with its websocket header (RFC 6455, whole, binary, unmasked): made once, written to many. */
export type ReadyFrame = { packet: Buffer; websocket: Buffer }

export function readyFrame(name: FrameName, seat: number, ...parts: readonly Uint8Array[]): ReadyFrame {
  let length = 1
  for (const part of parts) length += part.byteLength
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const websocket = Buffer.allocUnsafe(header + length)
  websocket[0] = 0x82
  websocket[1] = header === 2 ? length : header === 4 ? 126 : 127
  if (header === 4) websocket.writeUInt16BE(length, 2)
  if (header === 10) websocket.writeBigUInt64BE(BigInt(length), 2)
  websocket[header] = headOf(name, seat)
  let at = header + 1
  for (const part of parts) {
    websocket.set(part, at)
    at += part.byteLength
  }
  return { packet: websocket.subarray(header), websocket }
}
