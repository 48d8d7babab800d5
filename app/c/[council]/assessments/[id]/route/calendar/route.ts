import { councilCaller } from '@/app/_doors/caller'
import { servedCalendar } from '@/app/_doors/serve-calendar'
import { makeRouteCalendar } from '@/lib/referral/make-route-calendar'
import { viewRoute } from '@/lib/referral/view-route'

/** The days of the formal route of an assessment, as a calendar file. */
export async function GET(_: Request, { params }: RouteContext<'/c/[council]/assessments/[id]/route/calendar'>) {
  const { council: slug, id } = await params
  const viewed = await viewRoute(await councilCaller(slug), { assessmentId: id })
  return servedCalendar('formal-route', viewed.ok && makeRouteCalendar(viewed.value))
}
