import type { NextRequest } from 'next/server'
import { councilCaller } from '@/app/_doors/caller'
import { fileResponse } from '@/app/_doors/serve-file'
import { openEvidence } from '@/lib/evidence/open-evidence'

type Params = { params: Promise<{ council: string; evidenceId: string }> }

export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  const { council, evidenceId } = await params
  return fileResponse(request, await openEvidence(await councilCaller(council), { evidenceId }))
}
