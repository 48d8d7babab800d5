import type { NextRequest } from 'next/server'
import { reviewCaller } from '@/app/_doors/caller'
import { fileResponse } from '@/app/_doors/serve-file'
import { openSupplement } from '@/lib/request/open-supplement'

type Params = { params: Promise<{ id: string; requestId: string }> }

export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  const { id, requestId } = await params
  return fileResponse(request, await openSupplement(await reviewCaller(id), { requestId }))
}
