import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { SMALL } from './body-caps'

/**
 * A body that is no file, once all of it is there, so that one that comes a byte at a time keeps no page waiting; `undefined` where there is
 * none, where it is larger, or where its sender left before its end (`request.complete` is false then). Its length was judged before (`refuseLargeBody`).
 */
export async function gather(request: IncomingMessage): Promise<Buffer | undefined> {
  if (lengthOf(request) === 0 || isFile(request)) return undefined
  return buffer(request).catch(() => undefined)
}

/** Whether its body is too long to be anything but a file, which flows through as it comes. */
export const isFile = (request: IncomingMessage): boolean => lengthOf(request) > SMALL

const lengthOf = ({ headers }: IncomingMessage) => Number(headers['content-length'] ?? 0)
