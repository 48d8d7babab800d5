import { randomBytes } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { FileStore } from '@tus/file-store'
import { type DataStore, Server } from '@tus/server'
import type { UserId } from '@/db/ids'
import { env } from '../env'
import { MAX_FILE_BYTES } from './evidence'
import { S3Uploads } from './s3-uploads'

/** Where uploads that can be resumed are asked for. */
const UPLOADS = '/evidence-uploads'
/** A day, in which whoever was cut off comes back. */
const KEPT_MS = 24 * 3_600_000

const folder = () => join(env().DATA_DIR, 'files', 'resuming')
/** An upload is its sender's alone: whose it is stands in its name. */
const IS_NAME = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}~[0-9a-f]{32}$/
export const isOwnUpload = (userId: UserId, name: string) => IS_NAME.test(name) && name.startsWith(`${userId}~`)

const kept = globalThis as { concordUploads?: { at: string; server: Server } }

/** Uploads that are under way, where all nodes find them. */
const datastore = (): DataStore =>
  env().S3_BUCKET ? new S3Uploads() : new FileStore({ directory: folder(), expirationPeriodInMilliseconds: KEPT_MS })

/** What speaks tus, one a process. Who may is asked before it is called (app/evidence-uploads). */
function server(): Server {
  const at = `${folder()} ${env().S3_BUCKET ?? ''}`
  if (kept.concordUploads?.at !== at)
    kept.concordUploads = {
      at,
      server: new Server({
        path: UPLOADS,
        relativeLocation: true,
        maxSize: MAX_FILE_BYTES,
        namingFunction: (request) => `${request.headers.get('concord-sender')}~${randomBytes(16).toString('hex')}`,
        datastore: datastore(),
      }),
    }
  return kept.concordUploads.server
}

/** One request of an upload, by whoever is signed in. */
export async function takeUpload(request: Request, userId: UserId): Promise<Response> {
  const headers = new Headers(request.headers)
  headers.set('concord-sender', userId)
  const body = request.method === 'PATCH' ? { body: request.body, duplex: 'half' } : {}
  const asked = { method: request.method, headers, signal: request.signal, ...body } as RequestInit
  const answer = await server().handleWeb(new Request(request.url, asked))
  const said = new Headers(answer.headers)
  for (const name of [...said.keys()]) if (name.startsWith('access-control-')) said.delete(name) // no page of elsewhere uploads here
  said.set('Cache-Control', 'no-store')
  return new Response(answer.body, { status: answer.status, headers: said })
}

/** What somebody has uploaded so, once it is whole: its bytes, and how to let go of it. Nothing where it is not theirs, or not there. */
export async function openUpload(userId: UserId, name: string) {
  if (!isOwnUpload(userId, name)) return undefined
  const store = server().datastore as DataStore & { read: (name: string) => unknown }
  const found = await store.getUpload(name).catch(() => undefined)
  if (!found || found.offset !== found.size) return undefined
  async function* bytes() {
    yield* (await store.read(name)) as AsyncIterable<Uint8Array>
  }
  const drop = () => (store instanceof S3Uploads ? store.remove(name) : dropUpload(join(folder(), name)))
  return { size: found.offset, bytes, drop }
}

const dropUpload = async (path: string) => {
  for (const one of [path, `${path}.json`]) await rm(one, { force: true })
}

/** Lets go of uploads that nobody has gone on with for a day; says how many. */
export async function dropStaleUploads(before: Date): Promise<number> {
  if (env().S3_BUCKET) return new S3Uploads().dropStale(before)
  let count = 0
  for (const name of await readdir(folder()).catch(() => [])) {
    const found = await stat(join(folder(), name)).catch(() => undefined)
    if (!found || found.mtime > before) continue
    await rm(join(folder(), name), { force: true })
    if (IS_NAME.test(name)) count++
  }
  return count
}
