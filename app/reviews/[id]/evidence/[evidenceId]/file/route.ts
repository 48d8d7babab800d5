import type { NextRequest } from 'next/server'
import { reviewCaller } from '@/app/_doors/caller'
import { fileResponse } from '@/app/_doors/serve-file'
import { openEvidenceInReview } from '@/lib/evidence/open-evidence-in-review'

type Params = { params: Promise<{ id: string; evidenceId: string }> }

export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  const { id, evidenceId } = await params
  return fileResponse(request, await openEvidenceInReview(await reviewCaller(id), { evidenceId }))
}
