import type { NextRequest } from 'next/server'
import { signedInUser } from '@/app/_doors/caller'
import { retryAfter, withinLimit } from '@/app/_doors/limit'
import { isSameOrigin } from '@/app/_doors/same-origin'
import { isOwnUpload, takeUpload } from '@/lib/evidence/resumable'
import { viewAdding } from '@/lib/evidence/view-adding'

type Params = { params: Promise<{ id?: string[] }> }

const refused = (status: number, headers: HeadersInit = {}) =>
  new Response(null, { status, headers: { 'Cache-Control': 'no-store', 'Tus-Resumable': '1.0.0', ...headers } })

/**
 * Uploads that go on where they broke, by the protocol tus. One begins for whoever may add evidence in the council that is named, and is
 * its sender's alone from then on. What becomes of it is asked for as any other file is, by its name.
 */
async function door(request: NextRequest, { params }: Params): Promise<Response> {
  const user = await signedInUser()
  if (!user) return refused(401)
  const [id, ...more] = (await params).id ?? []
  if (request.method !== 'HEAD' && !isSameOrigin(request)) return refused(403)
  if (request.method === 'POST') {
    const council = request.nextUrl.searchParams.get('council') ?? ''
    if (id !== undefined || !(await viewAdding({ userId: user.userId, place: { council } }, {})).ok) return refused(404)
    const within = await withinLimit('uploads', user.userId)
    if (!within.ok) return refused(429, retryAfter(within.refusal))
  } else if (id === undefined || more.length > 0 || !isOwnUpload(user.userId, decodeURIComponent(id)))
    return refused(404)
  return takeUpload(request, user.userId)
}

export { door as DELETE, door as HEAD, door as PATCH, door as POST }
