import { type NextRequest, NextResponse } from 'next/server'
import { z } from 'zod'
import { signedInUser } from '@/app/_doors/caller'
import { isSameOrigin } from '@/app/_doors/same-origin'
import { viewReadable } from '@/lib/subject/view-readable'

const asked = z.object({ ids: z.array(z.string().max(60)).max(50) })

/** Which of the questions that a device keeps its person may still read. */
export async function POST(request: NextRequest) {
  const user = await signedInUser()
  if (!user) return NextResponse.json({ readable: [] }, { status: 401 })
  if (!isSameOrigin(request)) return NextResponse.json({ readable: [] }, { status: 403 })
  const read = asked.safeParse(await request.json().catch(() => null))
  if (!read.success) return NextResponse.json({ readable: [] }, { status: 400 })
  return NextResponse.json({ readable: await viewReadable(user.userId, read.data) })
}
