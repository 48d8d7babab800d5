import { Readable } from 'node:stream'
import type { NextRequest } from 'next/server'
import { councilCaller } from '@/app/_doors/caller'
import { wordsFor } from '@/app/_doors/words'
import { openEvidence } from '@/lib/evidence/open-evidence'

type Params = { params: Promise<{ council: string; evidenceId: string }> }

/** Hands out one file, to be saved and never shown: it gets no rights on this address. */
export async function GET(_: NextRequest, { params }: Params): Promise<Response> {
  const { council, evidenceId } = await params
  const opened = await openEvidence(await councilCaller(council), { evidenceId })
  if (opened.ok) return new Response(Readable.toWeb(opened.value.stream) as ReadableStream, { headers: opened.value.headers })
  return new Response(wordsFor(opened.refusal), {
    status: opened.refusal.kind === 'evidence-already-removed' ? 410 : 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
