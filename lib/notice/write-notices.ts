import { z } from 'zod'
import { env } from '../env'
import { makeCalendar } from '../meeting/make-calendar'
import { dayOf, dayWords } from '../words/dates'
import { say } from '../words/say'
import { type Happened, isNews, isOf, type Line, linesOfActs, linesOfNews, type Wait } from './line'
import { type Cadence, ON_SCREEN_ALONE } from './notice'

/** What the database says of a mail of notices when it is sent (`letter_of_notices`). */
export const noticesFacts = z.object({
  ...{ to: z.string(), name: z.string(), council: z.string(), cadence: z.custom<Cadence>() },
  ...{ notices: z.array(z.custom<Happened>()), waits: z.array(z.custom<Wait>()) },
})

/**
 * The words of one mail of notices, made at the moment when it is sent: what happened, and what waits. At once it is what waits
 * because of what happened, in a summary all that waits in the council. Nothing where there is nothing left to say. Every link leads
 * to a page, and opening it changes nothing.
 */
export function writeNotices(
  { to, name, council, cadence, notices, waits }: z.output<typeof noticesFacts>,
  now = new Date(),
) {
  const isFresh = (wait: Wait) => notices.some((one) => isOf(one, wait))
  const told = waits.filter((wait) => !ON_SCREEN_ALONE.includes(wait.kind) && (cadence !== 'at-once' || isFresh(wait)))
  const acts = waits.some(isFresh) || notices.some(isNews) ? linesOfActs(told) : []
  const news = linesOfNews(notices.filter(isNews))
  const lines = [...acts.map((line) => ({ ...line, words: actWords(line, now) })), ...news]
  const [first] = lines
  if (!first) return undefined
  const intro =
    news.length === 0 ? 'mails.notices.waits' : acts.length === 0 ? 'mails.notices.tells' : 'mails.notices.several'
  return {
    to,
    subject: subjectOf(lines, council),
    paragraphs: [say(intro, { name, council })],
    lines: lines.map(({ words, about, href }) => ({
      words: about ? `${words} (${about})` : words,
      url: env().APP_URL + href,
    })),
    after: acts.some(({ kind }) => kind === 'score') ? [say('mails.notices.untold')] : [],
    link: { words: say('mails.notices.open'), url: `${env().APP_URL}/inbox` },
    foot: { words: say('mails.notices.change'), url: `${env().APP_URL}/account/mail` },
    calendars: calendarsOf(notices, council),
  }
}

/** What a subject says may be read by others, on a screen that is locked or over a shoulder: no word that somebody wrote. */
function subjectOf(lines: readonly Line[], council: string): string {
  const count = lines.reduce((sum, line) => sum + line.count, 0)
  const [only] = lines
  return count === 1 && only && !only.isOfWords
    ? say('mails.notices.one', { words: only.words, council })
    : say('mails.notices.subject', { count, council })
}

/** What waits, with its day. */
export function actWords({ verb, words, due }: Line, now: Date): string {
  const act = `${verb} ${words}`
  if (!due) return act
  return say(due < dayOf(now) ? 'mails.notices.late' : 'mails.notices.due', { words: act, day: dayWords(due) })
}

const calendarsOf = (notices: readonly Happened[], council: string): string[] =>
  notices.flatMap(({ kind, slug, title, starts_at, minutes, venue, version, assessment_id: assessmentId }) =>
    kind === 'meeting-moved' && starts_at && assessmentId
      ? (makeCalendar({
          ...{ assessmentId, slug, council, title: title ?? '', startsAt: new Date(starts_at) },
          ...{ minutes: minutes ?? 0, place: venue ?? '', version: version ?? 0 },
        }) ?? [])
      : [],
  )
