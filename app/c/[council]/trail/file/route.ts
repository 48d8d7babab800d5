import { Readable } from 'node:stream'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { tooOften, withinLimit } from '@/app/_doors/limit'
import { downloadTrail } from '@/lib/council/download-trail'

/** The trail of the council as JSON lines, as far as whoever asks may read it, sent while it is read. */
export async function GET(_: Request, { params }: { params: Promise<{ council: string }> }): Promise<Response> {
  const { council } = await params
  const caller = await councilCaller(council)
  const within = await withinLimit('exports', caller.userId)
  if (!within.ok) return tooOften(within.refusal)
  const { fileName, lines } = orNotFound(await downloadTrail(caller))
  return new Response(Readable.toWeb(Readable.from(lines)) as ReadableStream, {
    headers: {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
