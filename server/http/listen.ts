import { createServer, type Server } from 'node:http'

/** What was started: where it listens, and how it ends. */
export type Service = { port: number; close: () => Promise<void> }

/** Milliseconds: somebody who sends their headers letter by letter is cut off (408); a large file on a slow line may take long. */
const TIMES = { headersTimeout: 10_000, requestTimeout: 300_000, connectionsCheckingInterval: 2_000 }

/** What listens, with the times that a request may take; `times` for whoever cannot wait for these. */
export const openHttp = (times: Partial<typeof TIMES> = {}): Server => createServer({ ...TIMES, ...times })

/** Listens, or says which setting stands in the way. */
export const listen = (http: Server, port: number, host: string) =>
  new Promise<void>((listening, failed) => {
    http.once('error', (fault: NodeJS.ErrnoException) =>
      failed(
        fault.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is in use. Stop what uses it, or set PORT to another number.`)
          : fault,
      ),
    )
    http.listen(port, host === 'localhost' ? '127.0.0.1' : host, listening)
  })
