import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { tooOften, withinLimit } from '@/app/_doors/limit'
import { servedPaper } from '@/app/_doors/serve-paper'
import { exportOwn } from '@/lib/export/export-own'
import { writeOwn } from '@/lib/export/write-own'

/** What the council holds of whoever asks, for themselves: a page to read, or JSON where the address asks for it. */
export async function GET(request: Request, { params }: { params: Promise<{ council: string }> }): Promise<Response> {
  const { council } = await params
  const caller = await councilCaller(council)
  const within = await withinLimit('exports', caller.userId)
  if (!within.ok) return tooOften(within.refusal)
  const own = orNotFound(await exportOwn(caller, null))
  if (new URL(request.url).searchParams.get('format') !== 'json') {
    const page = new TextEncoder().encode(await writeOwn(own))
    return servedPaper({
      fileName: `${own.council.slug}-my-data.html`,
      mediaType: 'text/html; charset=utf-8',
      bytes: page,
    })
  }
  const bytes = new TextEncoder().encode(`${JSON.stringify(own, null, 2)}\n`)
  return servedPaper({ fileName: `${own.council.slug}-my-data.json`, mediaType: 'application/json', bytes })
}
