import { councilCaller } from '@/app/_doors/caller'
import { wordsFor } from '@/app/_doors/words'
import { makeRouteCalendar } from '@/lib/referral/make-route-calendar'
import { viewRoute } from '@/lib/referral/view-route'
import { refuse } from '@/lib/result'

/** The days of the formal route of an assessment, as a calendar file. */
export async function GET(_: Request, { params }: RouteContext<'/c/[council]/assessments/[id]/route/calendar'>) {
  const { council: slug, id } = await params
  const viewed = await viewRoute(await councilCaller(slug), { assessmentId: id })
  const value = viewed.ok && makeRouteCalendar(viewed.value)
  if (!value) return new Response(wordsFor(refuse({ kind: 'not-found' }).refusal), { status: 404 })
  return new Response(value, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="formal-route.ics"',
      'cache-control': 'no-store',
    },
  })
}
