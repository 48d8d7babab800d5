import { serve } from './main'
import type { ChildMessage } from './nodes/nodes'

const say = (message: ChildMessage) => process.connected && process.send?.(message)

/** One of several nodes on one machine: serves until it is told to leave, or until the one that started it is gone. */
const service = await serve({ isDev: false, port: 0 })
let isLeaving = false
async function leave() {
  if (isLeaving) return
  isLeaving = true
  say({ isLeaving: true })
  await service.close()
  process.exit(0)
}
process.on('SIGTERM', () => void leave())
process.on('disconnect', () => void leave())
process.on('SIGINT', () => {}) // Ctrl-C reaches everybody; the one that started this node says when to leave
say({ isReady: true, port: service.port })
