import type { NextRequest } from 'next/server'
import { askedIn } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { tooOften, withinLimit } from '@/app/_doors/limit'
import { servedPaper } from '@/app/_doors/serve-paper'
import { exportCycles } from '@/lib/insight/export-cycles'

type Params = { params: Promise<{ council: string }> }

/** A picture of years beside each other, to be saved. */
export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  const { council } = await params
  const caller = await councilCaller(council)
  const within = await withinLimit('exports', caller.userId)
  if (!within.ok) return tooOften(within.refusal)
  const {
    which = '',
    format = '',
    ...asked
  } = askedIn(Object.fromEntries(request.nextUrl.searchParams), ['which', 'format', 'from', 'to'] as const)
  return servedPaper(orNotFound(await exportCycles(caller, { which, format, ...asked })))
}
