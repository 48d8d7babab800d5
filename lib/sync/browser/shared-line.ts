import type { RefusedJoin } from '../wire/protocol'
import { dial, type Hear, type Line, type LineOptions } from './line'
import { PortLine } from './port-line'
import type { Told } from './switchboard'

/** What a tab says first, and what it is answered: each end holds a lock by that name for as long as it lives. */
export type Hello = { tab: string; userId: string; baseUrl: string }
export type Here = { worker: string }

/** A worker that has not answered by then is none. Milliseconds. */
const HERE_WITHIN = 3_000

/**
 * The connection that this person's tabs share, where the browser can share one; else, and as soon as the one who holds it
 * dies, a connection of the tab's own.
 */
export const dialShared =
  (userId: string) =>
  (options: LineOptions): Line =>
    'SharedWorker' in globalThis && navigator.locks ? new SharedLine(userId, options) : dial(options)

class SharedLine implements Line {
  private readonly heard: [name: string, hear: Hear][] = []
  private readonly over = new AbortController()
  private readonly port: MessagePort
  private readonly byPort: PortLine
  private readonly waiting: ReturnType<typeof setTimeout>
  private own: Line | undefined

  constructor(
    private readonly userId: string,
    private readonly options: LineOptions,
  ) {
    const worker = new SharedWorker(new URL('./line-worker.ts', import.meta.url), { name: `concord ${userId}` })
    worker.onerror = () => this.goAlone()
    this.port = worker.port
    this.byPort = new PortLine((said) => this.port.postMessage(said))
    this.waiting = setTimeout(() => this.goAlone(), HERE_WITHIN)
    this.port.onmessage = ({ data }: MessageEvent<Here | Told>) => {
      if (Array.isArray(data)) return this.byPort.told(data)
      clearTimeout(this.waiting)
      navigator.locks.request(data.worker, { signal: this.over.signal }, () => this.goAlone()).catch(() => {})
    }
    this.introduce()
  }

  /** The lock is let go when the tab closes or dies, and by that the worker knows. */
  private introduce() {
    const tab = `concord tab ${crypto.randomUUID()}`
    const { userId } = this
    const untilOver = () =>
      new Promise<void>((done) => {
        this.over.signal.addEventListener('abort', () => done())
        this.port.postMessage({ tab, userId, baseUrl: this.options.baseUrl } satisfies Hello)
      })
    navigator.locks.request(tab, { signal: this.over.signal }, untilOver).catch(() => {})
  }

  private goAlone() {
    if (this.own || this.over.signal.aborted) return
    this.letGo()
    this.own = dial(this.options)
    for (const [name, hear] of this.heard) this.own.on(name, hear)
    if (this.byPort.connected) this.byPort.told(['hear', 'disconnect', 'the shared connection is gone'])
  }
  private letGo() {
    clearTimeout(this.waiting)
    this.over.abort()
    this.port.close()
  }

  private get line(): Line {
    return this.own ?? this.byPort
  }
  get connected() {
    return this.line.connected
  }
  on(name: string, hear: Hear) {
    this.heard.push([name, hear])
    this.line.on(name, hear)
  }
  emit(name: string, ...args: unknown[]) {
    this.line.emit(name, ...args)
  }
  /** Where the shared connection has no seat left for one more text, this tab takes one of its own. */
  timeout(ms: number) {
    return {
      emit: (name: string, message: unknown, answered: (fault: Error | null, answer?: unknown) => void) =>
        this.line.timeout(ms).emit(name, message, (fault, answer) => {
          const isFull = (answer as RefusedJoin | undefined)?.kind === 'too-many-documents'
          if (isFull && !this.own) this.goAlone()
          else answered(fault, answer)
        }),
    }
  }
  connect() {
    this.line.connect()
  }
  disconnect() {
    this.line.disconnect()
    this.letGo()
  }
}
