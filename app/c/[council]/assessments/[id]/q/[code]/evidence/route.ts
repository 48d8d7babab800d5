import { type NextRequest, NextResponse } from 'next/server'
import { signedInUser } from '@/app/_doors/caller'
import { answer, type FormState } from '@/app/_doors/form-state'
import { isSameOrigin } from '@/app/_doors/same-origin'
import { refuse } from '@/lib/result'
import { attachFile, attachFileInput } from '@/lib/evidence/attach-file'

type Params = { params: Promise<{ council: string; id: string; code: string }> }
export type UploadAnswer = FormState<{ evidenceId: string }>

/**
 * Takes one file as the raw body, so that it is never held in memory, and what is asked about it as JSON, percent-encoded,
 * in the header `Concord-Evidence`. Answers as a form does.
 */
export async function PUT(request: NextRequest, { params }: Params): Promise<NextResponse<UploadAnswer>> {
  const { council, id, code } = await params
  const sent = { ...readAbout(request.headers.get('concord-evidence')), assessmentId: id, code }
  const state = await answer(attachFileInput, sent, async (about) => {
    if (!isSameOrigin(request)) return refuse({ kind: 'not-from-here' })
    const user = await signedInUser()
    if (!user) return refuse({ kind: 'signed-out' })
    return attachFile({ userId: user.userId, place: { council } }, { ...about, bytes: bytesOf(request.body) })
  })
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

async function* bytesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader()
  if (!reader) return
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
  } finally {
    await reader.cancel().catch(() => {})
  }
}
