import { type NextRequest, NextResponse } from 'next/server'
import { attachFile, attachFileInput } from '@/lib/evidence/attach-file'
import { MAX_FILE_BYTES } from '@/lib/evidence/evidence'
import { openUpload } from '@/lib/evidence/resumable'
import { refuse } from '@/lib/result'
import { signedInUser } from './caller'
import { answer, type FormState } from './form-state'
import { retryAfter, withinLimit } from './limit'
import { isSameOrigin } from './same-origin'
import { isWant, whenThereIs } from './want'

/**
 * Takes one file as the raw body, so that it is never held in memory, and what is asked about it as JSON, percent-encoded,
 * in the header `Concord-Evidence`; or by the name under which it was uploaded in a way that can be resumed (`upload`). Answers as a
 * form does. `at`: what the address says of where it belongs.
 */
export async function receiveEvidence(
  request: NextRequest,
  council: string,
  at: Record<string, unknown>,
): Promise<NextResponse<FormState<{ itemId: string; evidenceId: string | null }>>> {
  const sent: Record<string, unknown> = { ...readAbout(request.headers.get('concord-evidence')), ...at }
  const body = incoming(request.body)
  const state = await answer(attachFileInput, sent, async (about) => {
    if (!isSameOrigin(request)) return refuse({ kind: 'not-from-here' })
    const user = await signedInUser()
    if (!user) return refuse({ kind: 'signed-out' })
    const within = await withinLimit('uploads', user.userId)
    if (!within.ok) return within
    const caller = { userId: user.userId, place: { council } }
    const name = typeof sent.upload === 'string' ? sent.upload : undefined
    if (name === undefined) return attachFile(caller, { ...about, bytes: body.bytes() })
    const uploaded = await openUpload(user.userId, name)
    if (!uploaded) return refuse({ kind: 'file-incomplete', field: 'file' })
    const attached = await attachFile(caller, { ...about, size: uploaded.size, bytes: uploaded.bytes() })
    if (attached.ok || attached.refusal.kind !== 'file-incomplete') await uploaded.drop()
    return attached
  })
  await body.readOn()
  const refusal = state.status === 'refused' ? state.refusal : undefined
  if (refusal && isWant(refusal)) return NextResponse.json(state, { status: 503, headers: whenThereIs(refusal.kind) })
  if (refusal?.kind === 'too-often') return NextResponse.json(state, { status: 429, headers: retryAfter(refusal) })
  return NextResponse.json(state, { status: state.status === 'done' ? 201 : 422 })
}

function readAbout(header: string | null): Record<string, unknown> {
  try {
    const about: unknown = JSON.parse(decodeURIComponent(header ?? ''))
    return typeof about === 'object' && about !== null ? { ...about } : {}
  } catch {
    return {}
  }
}

/** Twice the cap: beyond it the sender is not somebody who chose a large file, and the line is cut. */
const READ_ON = 2 * MAX_FILE_BYTES

/** The body in pieces, and a way to read on what nobody wanted: a browser shows an answer only to an upload that it could finish. */
function incoming(body: ReadableStream<Uint8Array> | null) {
  const reader = body?.getReader()
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) yield read.value
  }
  async function readOn() {
    let size = 0
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      size += read.value.byteLength
      if (size > READ_ON) return reader?.cancel()
    }
  }
  return { bytes, readOn: () => readOn().catch(() => {}) }
}
