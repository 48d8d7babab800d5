import { councilCaller } from '@/app/_doors/caller'
import { servedCalendar } from '@/app/_doors/serve-calendar'
import { makeClockCalendar } from '@/lib/clock/make-clock-calendar'
import { viewClock } from '@/lib/clock/view-clock'

/** What is due after the reviews of an assessment, as a calendar file. */
export async function GET(_: Request, { params }: RouteContext<'/c/[council]/assessments/[id]/clock/calendar'>) {
  const { council: slug, id } = await params
  const viewed = await viewClock(await councilCaller(slug), { assessmentId: id })
  return servedCalendar('after-the-review', viewed.ok && makeClockCalendar(slug, viewed.value.clocks))
}
