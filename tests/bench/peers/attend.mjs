// Preloaded into every server under test alike: collects garbage when it is asked to and says what is left, and ends when the
// benchmark does. A server's threads load it too, and there it does nothing.
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  process.on('disconnect', () => process.exit())
  process.on('message', () => {
    for (let n = 0; n < 3; n++) globalThis.gc()
    process.send(process.memoryUsage())
  })
  process.channel.unref()
}
