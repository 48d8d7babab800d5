import { councilCaller } from '@/app/_doors/caller'
import { wordsFor } from '@/app/_doors/words'
import { makeCalendar } from '@/lib/meeting/make-calendar'
import { viewAgenda } from '@/lib/meeting/view-agenda'
import { refuse } from '@/lib/result'

/** The meeting as a calendar file (RFC 5545), with the address of its agenda and no word of what is in it. */
export async function GET(
  _: Request,
  { params }: RouteContext<'/c/[council]/assessments/[id]/meeting/agenda/calendar'>,
) {
  const { council: slug, id } = await params
  const viewed = await viewAgenda(await councilCaller(slug), { assessmentId: id })
  const startsAt = viewed.ok ? viewed.value.startsAt : null
  if (!viewed.ok || !startsAt) return new Response(wordsFor(refuse({ kind: 'not-found' }).refusal), { status: 404 })
  const { title, council, minutes, place, version } = viewed.value
  const value = makeCalendar({ assessmentId: id, slug, council, title, startsAt, minutes, place, version })
  return new Response(value, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="meeting.ics"',
      'cache-control': 'no-store',
    },
  })
}
