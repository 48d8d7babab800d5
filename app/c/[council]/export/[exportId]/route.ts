import { redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { councilCaller, signedInUser } from '@/app/_doors/caller'
import { isFresh } from '@/app/_doors/form-state'
import { fileResponse } from '@/app/_doors/serve-file'
import { openExport } from '@/lib/export/open-export'

type Params = { params: Promise<{ council: string; exportId: string }> }

/** The whole of a council leaves by this door, so it is for whoever signed in lately, and not for whoever finds an open laptop. */
export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  const { council, exportId } = await params
  const user = await signedInUser()
  if (user && !isFresh(user)) redirect(`/sign-in?again=1&next=${encodeURIComponent(`/c/${council}/export`)}`)
  return fileResponse(request, await openExport(await councilCaller(council), { exportId }))
}
