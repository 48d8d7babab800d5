import { type NextRequest, NextResponse } from 'next/server'
import { signedInUser } from '@/app/_doors/caller'
import { wordsFor } from '@/app/_doors/words'
import { type Authorship, viewAuthorship } from '@/lib/text/history/view-authorship'
import { numberIn } from '../number-in'

type Params = { params: Promise<{ council: string; text: string }> }
export type WritersAnswer = { ok: true; passages: Authorship } | { ok: false; message: string }

/** Who wrote the words between two positions, given in base 64, of the text as it is or `at` an earlier edit. */
export async function GET(request: NextRequest, { params }: Params): Promise<NextResponse<WritersAnswer>> {
  const { council, text: textId } = await params
  const user = await signedInUser()
  if (!user) return NextResponse.json({ ok: false, message: wordsFor({ kind: 'signed-out' }) }, { status: 401 })
  const asked = request.nextUrl.searchParams
  const found = await viewAuthorship(
    { userId: user.userId, place: { council } },
    {
      textId,
      start: asked.get('start') ?? '',
      end: asked.get('end') ?? '',
      seq: numberIn(asked.get('at') ?? undefined),
    },
  )
  return found.ok
    ? NextResponse.json({ ok: true, passages: found.value })
    : NextResponse.json({ ok: false, message: wordsFor(found.refusal) }, { status: 404 })
}
