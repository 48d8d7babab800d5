import { takeReminder } from '@/db/gate'
import { env } from '../env'
import { log } from '../log'
import { sendMail } from '../people/mail'

/**
 * Writes to each assessor who still has a question to score, to each alone and in the same words. Runs after the answer to
 * whoever asked, so that how long it takes says nothing; and the log tells at most once that mail could not be sent, never
 * to whom or how often. Only those who run the mail server can see whom it wrote to.
 */
export async function sendReminder(reminderId: string): Promise<void> {
  let failed: unknown
  for (const { email, name, council, slug, assessment, title, due, area } of await takeReminder(reminderId)) {
    await sendMail({
      to: email,
      subject: `${council}: your scores`,
      paragraphs: [
        `${name}, there are questions in “${title}” that you have not scored yet.${due ? ` Scores are due by ${day(due)}.` : ''}`,
        'Nobody has been told who gets this message. Your scores stay hidden from everybody else until they are revealed together.',
      ],
      link: {
        words: 'Open your score sheet',
        url: `${env().APP_URL}/c/${slug}/assessments/${assessment}/score/${area}`,
      },
    }).catch((fault: unknown) => {
      failed ??= fault
    })
  }
  if (failed) log.error({ err: withoutAddress(failed) }, 'reminders could not be sent')
}

/** What a mail server says holds the address that it refused. */
const withoutAddress = (fault: unknown) => ({ code: (fault as { code?: string }).code })

const day = (date: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))
