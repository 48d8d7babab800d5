import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { env } from '../env'
import { log } from '../log'
import type { FileRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'

const PATIENCE_MS = 60_000

/** Asks clamd about a file, where CLAMD_HOST names one (host or host:port), and says whether it did. A scanner that does not answer closes the door. */
export async function scan(
  path: string,
  scanner = env().CLAMD_HOST,
): Promise<Result<{ isScanned: boolean }, FileRefusal>> {
  if (!scanner) return ok({ isScanned: false })
  try {
    const verdict = await ask(path, scanner)
    if (verdict.endsWith('OK')) return ok({ isScanned: true })
    if (verdict.endsWith('FOUND')) return refuse({ field: 'file', kind: 'file-holds-malware' })
    log.error({ verdict }, 'the virus scanner did not judge a file')
  } catch (fault) {
    log.error({ err: fault }, 'the virus scanner could not be asked')
  }
  return refuse({ field: 'file', kind: 'file-not-scanned' })
}

/** clamd's INSTREAM: pieces with their length in front, a piece of length nought at the end, then its one line. */
async function ask(path: string, scanner: string): Promise<string> {
  const { hostname, port } = new URL(`tcp://${scanner}`)
  const socket = connect({ host: hostname, port: Number(port || 3310) })
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('the virus scanner took too long')))
  try {
    const [answer] = await Promise.all([text(socket), send(path, socket)])
    return answer.replaceAll('\0', '').trim()
  } finally {
    socket.destroy()
  }
}

async function send(path: string, socket: Socket) {
  await write(socket, Buffer.from('zINSTREAM\0'))
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    await write(socket, Buffer.concat([lengthOf(piece.length), piece]))
  }
  await write(socket, lengthOf(0))
}

const write = (socket: Socket, bytes: Buffer) =>
  new Promise<void>((sent, failed) => socket.write(bytes, (fault) => (fault ? failed(fault) : sent())))

function lengthOf(size: number) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(size)
  return bytes
}
