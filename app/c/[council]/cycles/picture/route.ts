import type { NextRequest } from 'next/server'
import { askedIn } from '@/app/_doors/asked'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { servedPaper } from '@/app/_doors/serve-paper'
import { exportCycles } from '@/lib/insight/export-cycles'

type Params = { params: Promise<{ council: string }> }

/** A picture of years beside each other, to be saved. */
export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  const { council } = await params
  const {
    which = '',
    format = '',
    ...asked
  } = askedIn(Object.fromEntries(request.nextUrl.searchParams), ['which', 'format', 'from', 'to'] as const)
  return servedPaper(orNotFound(await exportCycles(await councilCaller(council), { which, format, ...asked })))
}
