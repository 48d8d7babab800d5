import { createHash } from 'node:crypto'
import { createAdapter } from '@socket.io/redis-streams-adapter'
import { createClient } from 'redis'
import type { Server } from 'socket.io'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import type { NodeMessage, Transport } from '@/lib/sync/server/node-message'

/** A message goes at once or not at all: while Redis is away, PostgreSQL is asked instead. */
const MOST_WAITING = 10_000
const PING_EVERY = 1_000
const UNANSWERED = 5_000

/** For a node that has others and no Redis: nothing passes, and PostgreSQL is asked instead. */
export const noTransport: Transport = { send: () => {}, hear: () => {}, isUp: () => false }

/**
 * The transport over Redis, by Socket.IO's own adapter. Comes and goes with Redis by itself. Whoever can write to
 * this Redis can put words into a text: it belongs behind the same wall as the database.
 */
export function redisTransport(io: Server, url: string): Transport & { ask: () => Promise<unknown> } {
  const client = guarded(
    createClient({
      url,
      pingInterval: PING_EVERY,
      commandsQueueMaxLength: MOST_WAITING,
      socket: { socketTimeout: UNANSWERED, reconnectStrategy: (tries) => Math.min(1_000, 50 * 2 ** tries) },
    }),
  )
  let wasUp = true
  client.on('error', (fault: Error) => {
    if (wasUp) log.warn({ err: fault.message }, 'Redis is away: nodes ask PostgreSQL until it is back')
    wasUp = false
  })
  client.on('ready', () => {
    if (!wasUp) log.info('Redis is back')
    wasUp = true
  })
  void client.connect().catch((fault: Error) => log.error({ err: fault.message }, 'Redis could not be reached'))
  const name = `concord-${createHash('sha256')
    .update(`nodes ${env().AUTH_SECRET ?? ''}`)
    .digest('hex')
    .slice(0, 16)}`
  io.adapter(createAdapter(client, { streamName: name, channelPrefix: name, blockTimeInMs: PING_EVERY }))
  return {
    send: (message) => io.serverSideEmit('message', message),
    hear: (heard) => void io.on('message', (message: NodeMessage) => tolerant(heard, message)),
    isUp: () => client.isReady,
    /** Fails where Redis is away, and does not end where it hangs. */
    ask: () => (client.isReady ? client.ping() : Promise.reject(new Error('Redis is away'))),
  }
}

/** A node of another version may say what is not understood here: that is as good as lost, and a lost message is made good. */
function tolerant(heard: (message: NodeMessage) => void, message: NodeMessage) {
  try {
    heard(message)
  } catch (fault) {
    log.warn({ err: fault, kind: message?.kind }, 'what another node said could not be read')
  }
}

type Client = ReturnType<typeof createClient>

/** The adapter leaves some of its promises alone, and one that fails would end the process: a lost message is made good. */
function guarded(client: Client): Client {
  const { publish, subscribe, duplicate } = client
  return Object.assign(client, {
    publish: (...sent: Parameters<typeof publish>) => publish.apply(client, sent).catch(() => 0),
    subscribe: (...to: Parameters<typeof subscribe>) => subscribe.apply(client, to).catch(() => {}),
    duplicate: (...with_: Parameters<typeof duplicate>) => guarded(duplicate.apply(client, with_) as Client),
  })
}
