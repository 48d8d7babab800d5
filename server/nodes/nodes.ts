import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import type { Service } from '../http/listen'
import { keepRunning } from '../keep-running'
import { type Node, openFront } from './front'

/** What a node says to the one that started it. */
export type ChildMessage = { isReady: true; port: number } | { isLeaving: true }
type Running = Node & { child: ChildProcess; ended: Promise<void>; isReady: boolean }

/**
 * Several nodes on this machine behind its one port. A node that ends is started again; SIGUSR2 restarts them one after
 * the other, the next one ready before an old one leaves.
 */
export async function serveNodes(count: number): Promise<Service> {
  const { PORT, HOST } = env()
  const running = new Set<Running>()
  let births = 0

  /** Ends when the node is ready. */
  async function start(): Promise<Running> {
    const name = `n${++births}`
    const child = fork(fileURLToPath(new URL('../node.ts', import.meta.url)), {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, CONCORD_NODE: name },
    })
    const ended = new Promise<void>((over) => child.once('exit', () => over()))
    const node: Running = { name, port: 0, open: 0, child, ended, isReady: false, isLeaving: false }
    running.add(node)
    void ended.then(() => {
      running.delete(node)
      if (node.isReady && !node.isLeaving) kept.again()
    })
    await new Promise<void>((isReady, failed) => {
      child.on('message', (message: ChildMessage) => {
        if ('isLeaving' in message) {
          if (!node.isLeaving) kept.again()
          node.isLeaving = true
          return
        }
        node.port = message.port
        node.isReady = true
        isReady()
      })
      void ended.then(() => failed(new Error(`node ${name} did not start`)))
    })
    return node
  }

  const kept = keepRunning(start, 'a node could not be started again')

  async function restartEach() {
    for (const old of [...running]) {
      await start()
      old.isLeaving = true
      old.child.kill('SIGTERM')
      await old.ended
    }
  }

  await Promise.all(Array.from({ length: count }, start))
  const front = await openFront(() => [...running].filter(({ isReady }) => isReady), PORT, HOST)
  process.on(
    'SIGUSR2',
    () => void restartEach().catch((fault) => log.error({ err: fault }, 'nodes were not restarted')),
  )
  return {
    port: PORT,
    close: async () => {
      kept.stop()
      for (const { child } of running) child.kill('SIGTERM')
      await Promise.all([...running].map(({ ended }) => ended))
      await front.close()
    },
  }
}
