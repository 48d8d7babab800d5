import type { Name } from '../servers'
import { concordWire } from './concord'
import { hocuspocusWire } from './hocuspocus'
import { relayWire } from './relay'
import { socketIoWire } from './socket-io'
import type { Connect } from './wire'
import { yWebsocketWire } from './y-websocket'

/** How each of them is spoken to. */
export const CONNECT: Record<Name, Connect> = {
  concord: concordWire,
  'ws relay': relayWire,
  'socket.io relay': socketIoWire,
  hocuspocus: hocuspocusWire,
  'y-websocket': yWebsocketWire,
}
