import * as ws from 'ws'
import { type FrameName, frameOf } from '@/lib/document/wire'

/** A frame, and the same with its websocket header: made once, written to many. */
export type ReadyFrame = { packet: Buffer; websocket: Buffer[] }

type Framer = { Sender: { frame: (data: Buffer, options: object) => Buffer[] } }
const { Sender } = ws as unknown as Framer
const WHOLE_BINARY = { readOnly: false, mask: false, rsv1: false, opcode: 2, fin: true }

export function readyFrame(name: FrameName, room: number, body: Uint8Array): ReadyFrame {
  const packet = Buffer.from(frameOf(name, room, body))
  return { packet, websocket: [Buffer.concat(Sender.frame(packet, WHOLE_BINARY))] }
}
