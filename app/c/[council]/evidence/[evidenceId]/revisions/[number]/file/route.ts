import type { NextRequest } from 'next/server'
import { councilCaller } from '@/app/_doors/caller'
import { fileResponse } from '@/app/_doors/serve-file'
import { openRevision } from '@/lib/evidence/open-revision'

type Params = { params: Promise<{ council: string; evidenceId: string; number: string }> }

export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  const { council, evidenceId: itemId, number } = await params
  return fileResponse(request, await openRevision(await councilCaller(council), { itemId, number: Number(number) }))
}
