import { serve } from './main'
import type { ChildMessage } from './nodes/nodes'
import { printOnlyLog } from './print-only-log'

const say = (message: ChildMessage) => process.connected && process.send?.(message)

printOnlyLog()
/** One of several nodes on one machine: serves until it is told to leave, or until the one that started it is gone. */
const serving = serve({ isDev: false, port: 0 })
let isLeaving = false
async function leave() {
  if (isLeaving) return
  isLeaving = true
  say({ isLeaving: true })
  await (await serving).close()
  process.exit(0)
}
process.on('SIGTERM', () => void leave())
process.on('disconnect', () => void leave())
// What a terminal sends reaches everybody: the one that started this node says when to leave.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {})
const { port } = await serving
if (!process.connected) await leave()
say({ isReady: true, port })
