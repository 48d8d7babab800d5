import { refuse } from '@/lib/result'
import { wordsFor } from './words'

/** A calendar file to be saved, or that there is none. */
export function servedCalendar(fileName: string, file: string | false | undefined): Response {
  if (!file) return new Response(wordsFor(refuse({ kind: 'not-found' }).refusal), { status: 404 })
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}.ics"`,
      'cache-control': 'no-store',
    },
  })
}
