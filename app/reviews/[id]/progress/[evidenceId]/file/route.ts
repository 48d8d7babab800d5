import type { NextRequest } from 'next/server'
import { reviewCaller } from '@/app/_doors/caller'
import { fileResponse } from '@/app/_doors/serve-file'
import { openProgressEvidence } from '@/lib/progress/open-progress-evidence'

type Params = { params: Promise<{ id: string; evidenceId: string }> }

export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  const { id, evidenceId } = await params
  return fileResponse(request, await openProgressEvidence(await reviewCaller(id), { evidenceId }))
}
