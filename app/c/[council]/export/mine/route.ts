import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { servedPaper } from '@/app/_doors/serve-paper'
import { exportOwn } from '@/lib/export/export-own'

/** What the council holds of whoever asks, for themselves. */
export async function GET(_: Request, { params }: { params: Promise<{ council: string }> }): Promise<Response> {
  const { council } = await params
  const own = orNotFound(await exportOwn(await councilCaller(council), null))
  const bytes = new TextEncoder().encode(`${JSON.stringify(own, null, 2)}\n`)
  return servedPaper({ fileName: `${own.council.slug}-my-data.json`, mediaType: 'application/json', bytes })
}
