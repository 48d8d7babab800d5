import { createEvent } from 'ics'
import { councilCaller } from '@/app/_doors/caller'
import { wordsFor } from '@/app/_doors/words'
import { env } from '@/lib/env'
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
  const { title, council, minutes, place } = viewed.value
  const page = `${env().APP_URL}/c/${slug}/assessments/${id}/meeting`
  const { error, value } = createEvent({
    uid: `meeting-${id}@${new URL(env().APP_URL).hostname}`,
    productId: 'Concord',
    title: `${title}: meeting`,
    start: startsAt.getTime(),
    startInputType: 'utc',
    startOutputType: 'utc',
    duration: { minutes },
    description: `${council} meets to agree its self-assessment. Agenda: ${page}/agenda`,
    url: page,
    ...(place ? { location: place } : {}),
  })
  if (error || !value) throw new Error('the calendar file could not be made', { cause: error })
  return new Response(value, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="meeting.ics"',
      'cache-control': 'no-store',
    },
  })
}
