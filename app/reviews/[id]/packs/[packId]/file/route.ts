import type { NextRequest } from 'next/server'
import { reviewCaller } from '@/app/_doors/caller'
import { fileResponse } from '@/app/_doors/serve-file'
import { openPack } from '@/lib/review/open-pack'

type Params = { params: Promise<{ id: string; packId: string }> }

export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  const { id, packId } = await params
  return fileResponse(request, await openPack(await reviewCaller(id), { packId }))
}
