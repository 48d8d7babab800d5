import { dial } from './line'
import type { Hello, Here } from './shared-line'
import { type Said, Switchboard } from './switchboard'

/* The shared worker: one connection to the server for all tabs of one person in one browser. It keeps nothing. */

const worker = `concord connection ${crypto.randomUUID()}`
const held = new Promise<void>((isHeld) => {
  void navigator.locks.request(worker, () => {
    isHeld()
    return new Promise(() => {}) // let go when this worker dies
  })
})
let board: Switchboard | undefined

addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports
  if (!port) return
  port.onmessage = async ({ data: { tab, userId, baseUrl } }: MessageEvent<Hello>) => {
    await held
    port.postMessage({ worker } satisfies Here)
    board ??= new Switchboard(userId, () => dial({ baseUrl }))
    const { hear, leave } = board.attach(port)
    port.onmessage = ({ data }: MessageEvent<Said>) => hear(data)
    void navigator.locks.request(tab, leave) // granted when the tab has gone, however it went
  }
})
