import type { IncomingMessage, ServerResponse } from 'node:http'
import { ADDRESS_HEADER } from '@/lib/limit/limit'
import { network } from '@/lib/limit/network'
import { close, SMALL } from './body-caps'

const MB = 1_024 * 1_024
/** Bytes of bodies that are held at once: 256 of the largest, and of one network 64. */
const MOST = { inAll: 64 * MB, ofAddress: 16 * MB }

/**
 * Reads bodies that are no files, each once all of it is there, so that one that comes a byte at a time keeps no page waiting, and counts what
 * is held of them until they are answered: a thousand that never end leave room for everything else.
 */
export function openGathering(most = MOST) {
  let held = 0
  const heldOf = new Map<string, number>()

  function count(address: string, bytes: number) {
    held += bytes
    const sum = (heldOf.get(address) ?? 0) + bytes
    if (sum > 0) heldOf.set(address, sum)
    else heldOf.delete(address)
  }
  const isTooMuchOf = (address: string) => address !== '' && (heldOf.get(address) ?? 0) > most.ofAddress

  /**
   * The body; `undefined` where there is none, where it is larger, or where its sender left before its end (`request.complete` is false then).
   * Its length was judged before (`refuseLargeBody`). Where too much is held already it is refused in words: `refused`.
   */
  return (request: IncomingMessage, response: ServerResponse): Promise<Buffer | undefined | 'refused'> => {
    if (lengthOf(request) === 0 || isFile(request)) return Promise.resolve(undefined)
    const address = network(String(request.headers[ADDRESS_HEADER] ?? ''))
    const pieces: Buffer[] = []
    let bytes = 0
    const letGo = () => {
      count(address, -bytes)
      bytes = 0
    }
    response.once('close', letGo)
    return new Promise((done) => {
      const take = (piece: Buffer) => {
        pieces.push(piece)
        bytes += piece.length
        count(address, piece.length)
        const isOfAddress = isTooMuchOf(address)
        if (!isOfAddress && held <= most.inAll) return
        request.off('data', take)
        pieces.length = 0
        letGo()
        done('refused')
        close(request, response, isOfAddress ? 429 : 503, BUSY)
      }
      request.on('data', take)
      request.once('end', () => done(Buffer.concat(pieces)))
      for (const broken of ['error', 'close'] as const) request.once(broken, () => done(undefined))
    })
  }
}
const BUSY = 'Too much is being sent at once, so nothing was changed. Try again in a moment.'

/** Whether its body is too long to be anything but a file, which flows through as it comes. */
export const isFile = (request: IncomingMessage): boolean => lengthOf(request) > SMALL

const lengthOf = ({ headers }: IncomingMessage) => Number(headers['content-length'] ?? 0)
