import { type NextRequest, NextResponse } from 'next/server'
import { signedInUser } from '@/app/_doors/caller'
import { answer, type FormState } from '@/app/_doors/form-state'
import { retryAfter, withinLimit } from '@/app/_doors/limit'
import { isSameOrigin } from '@/app/_doors/same-origin'
import { isWant, whenThereIs } from '@/app/_doors/want'
import { attachFile, attachFileInput } from '@/lib/evidence/attach-file'
import { MAX_FILE_BYTES } from '@/lib/evidence/evidence'
import { refuse } from '@/lib/result'

type Params = { params: Promise<{ council: string; id: string; code: string }> }
export type UploadAnswer = FormState<{ evidenceId: string }>

/**
 * Takes one file as the raw body, so that it is never held in memory, and what is asked about it as JSON, percent-encoded,
 * in the header `Concord-Evidence`. Answers as a form does.
 */
export async function PUT(request: NextRequest, { params }: Params): Promise<NextResponse<UploadAnswer>> {
  const { council, id, code } = await params
  const sent = { ...readAbout(request.headers.get('concord-evidence')), assessmentId: id, code }
  const body = incoming(request.body)
  const state = await answer(attachFileInput, sent, async (about) => {
    if (!isSameOrigin(request)) return refuse({ kind: 'not-from-here' })
    const user = await signedInUser()
    if (!user) return refuse({ kind: 'signed-out' })
    const within = await withinLimit('uploads', user.userId)
    if (!within.ok) return within
    return attachFile({ userId: user.userId, place: { council } }, { ...about, bytes: body.bytes() })
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
