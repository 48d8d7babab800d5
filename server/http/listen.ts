import type { Server } from 'node:http'

/** What was started: where it listens, and how it ends. */
export type Service = { port: number; close: () => Promise<void> }

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
