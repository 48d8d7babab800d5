import { type ChildProcess, fork } from 'node:child_process'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { availableParallelism } from 'node:os'
import type { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { env } from '@/lib/env'
import { ADDRESS_HEADER } from '@/lib/limit/limit'
import { network } from '@/lib/limit/network'
import { noteMet } from '@/lib/limit/note-met'
import { log } from '@/lib/log'
import { readCookie } from '@/lib/people/whose-session'
import { isFile, openGathering } from '../http/gather'
import { leastBusy, openPassage, refuse, type Target } from '../http/pass-on'
import { keepRunning } from '../keep-running'
import type { AskPages, PageMessage } from './page-process'
import { type Asker, openTurns } from './turns'

type PageProcess = Target & { child: ChildProcess; ended: Promise<void> }
type Metrics = Extract<PageMessage, { metrics: unknown }>['metrics']

/** Milliseconds within which a process tells its numbers, or they are left out. */
const TOLD_WITHIN = 1_000

/** How many requests one process works on until their answers begin; the others wait their turn outside of it, where a request is small. */
const AT_ONCE = 3

/** Two, so that one slow page does not stop all others; one where it would only take memory. */
const howMany = (isDev: boolean) => (isDev || env().NODES > 1 || availableParallelism() < 2 ? 1 : 2)

/** Starts the processes that render pages, keeps them running, and passes requests on to the one with the least to do. */
export async function openPages(isDev: boolean) {
  const running = new Set<PageProcess>()
  const passage = openPassage()
  const inTurn = openTurns(AT_ONCE * howMany(isDev))
  const gather = openGathering()
  let isClosing = false

  /** Ends when it can be asked for pages. */
  async function start() {
    const child = fork(fileURLToPath(new URL('./page-process.ts', import.meta.url)), isDev ? ['--dev'] : [], {
      execArgv: ['--import', 'tsx'],
    })
    const ended = new Promise<void>((over) => child.once('exit', () => over()))
    const port = await new Promise<number>((ready, failed) => {
      child.on('message', (message: PageMessage) => 'port' in message && ready(message.port))
      void ended.then(() => failed(new Error('the pages did not start')))
    })
    const made = { port, open: 0, child, ended }
    running.add(made)
    void ended.then(() => {
      running.delete(made)
      if (isClosing) return
      log.error('a process that renders pages has ended and is started again')
      kept.again()
    })
  }
  const kept = keepRunning(start, 'pages could not be started again')

  await Promise.all(Array.from({ length: howMany(isDev) }, start))
  return {
    answer: async (request: IncomingMessage, response: ServerResponse) => {
      const body = await gather(request, response)
      if (body === 'refused') return
      const passOn = async () => {
        if (response.destroyed) return
        const target = leastBusy([...running])
        if (target) await passage.pass(target, request, response, body)
        else refuse(response, 503, 'The service is starting or stopping. Try again in a moment.')
      }
      if (isFile(request)) await passOn()
      else if (!(await inTurn(askerOf(request), passOn))) refuseMany(response)
    },
    upgrade: (request: IncomingMessage, client: Duplex, head: Buffer) => {
      const target = leastBusy([...running])
      if (target) passage.upgrade(target, request, client, head)
      else client.destroy()
    },
    /** What each process counts, for whoever adds them up. */
    metrics: () => Promise.all([...running].map(({ child }) => metricsOf(child))),
    close: async () => {
      isClosing = true
      kept.stop()
      for (const { child } of running) if (child.connected) child.disconnect()
      await Promise.all([...running].map(({ ended }) => ended))
      passage.close()
    },
  }
}

/** What was built is light, and a page asks for much of it at once: without a session it has a line of its own. */
const BUILT = /^\/_next\/static\//

function askerOf({ headers, url = '' }: IncomingMessage): Asker {
  const session = readCookie(headers.cookie)
  return {
    address: network(String(headers[ADDRESS_HEADER] ?? '')),
    session: session || (BUILT.test(url) ? 'built' : undefined),
  }
}

function refuseMany(response: ServerResponse) {
  noteMet('pages-waiting')
  response.setHeader('retry-after', '10')
  refuse(response, 429, 'Too many pages are asked for at once from where you are. Try again in 10 seconds.')
}

function metricsOf(child: ChildProcess): Promise<Metrics> {
  return new Promise((told) => {
    const hear = (message: PageMessage) => 'metrics' in message && done(message.metrics)
    const late = setTimeout(() => done([]), TOLD_WITHIN)
    function done(metrics: Metrics) {
      clearTimeout(late)
      child.off('message', hear)
      told(metrics)
    }
    child.on('message', hear)
    child.send('metrics' satisfies AskPages, () => {})
  })
}
