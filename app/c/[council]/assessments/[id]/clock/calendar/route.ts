import { councilCaller } from '@/app/_doors/caller'
import { wordsFor } from '@/app/_doors/words'
import { makeClockCalendar } from '@/lib/clock/make-clock-calendar'
import { viewClock } from '@/lib/clock/view-clock'
import { refuse } from '@/lib/result'
import { say } from '@/lib/words/say'

/** What is due after the reviews of an assessment, as a calendar file. */
export async function GET(_: Request, { params }: RouteContext<'/c/[council]/assessments/[id]/clock/calendar'>) {
  const { council: slug, id } = await params
  const viewed = await viewClock(await councilCaller(slug), { assessmentId: id })
  const value = viewed.ok && makeClockCalendar(slug, viewed.value.clocks, (what) => say(`clock.what.${what}`))
  if (!value) return new Response(wordsFor(refuse({ kind: 'not-found' }).refusal), { status: 404 })
  return new Response(value, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="after-the-review.ics"',
      'cache-control': 'no-store',
    },
  })
}
