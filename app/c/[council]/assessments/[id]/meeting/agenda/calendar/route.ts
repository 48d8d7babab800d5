import { councilCaller } from '@/app/_doors/caller'
import { servedCalendar } from '@/app/_doors/serve-calendar'
import { makeCalendar } from '@/lib/meeting/make-calendar'
import { viewAgenda } from '@/lib/meeting/view-agenda'

/** The meeting as a calendar file, with the address of its agenda and no word of what is in it. */
export async function GET(
  _: Request,
  { params }: RouteContext<'/c/[council]/assessments/[id]/meeting/agenda/calendar'>,
) {
  const { council: slug, id } = await params
  const viewed = await viewAgenda(await councilCaller(slug), { assessmentId: id })
  if (!viewed.ok || !viewed.value.startsAt) return servedCalendar('meeting', undefined)
  const { startsAt, title, council, minutes, place, version } = viewed.value
  return servedCalendar(
    'meeting',
    makeCalendar({ assessmentId: id, slug, council, title, startsAt, minutes, place, version }),
  )
}
