import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { tooOften, withinLimit } from '@/app/_doors/limit'
import { servedPaper } from '@/app/_doors/serve-paper'
import { exportOwn } from '@/lib/export/export-own'

/** What the council holds of whoever asks, for themselves. */
export async function GET(_: Request, { params }: { params: Promise<{ council: string }> }): Promise<Response> {
  const { council } = await params
  const caller = await councilCaller(council)
  const within = await withinLimit('exports', caller.userId)
  if (!within.ok) return tooOften(within.refusal)
  const own = orNotFound(await exportOwn(caller, null))
  const bytes = new TextEncoder().encode(`${JSON.stringify(own, null, 2)}\n`)
  return servedPaper({ fileName: `${own.council.slug}-my-data.json`, mediaType: 'application/json', bytes })
}
