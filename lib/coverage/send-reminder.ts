import { takeReminder } from '@/db/gate'
import { env } from '../env'
import { log } from '../log'
import { sendMail } from '../people/mail'
import { dayWords } from '../words/dates'
import { say } from '../words/say'

/**
 * Writes to each assessor who still has a question to score, to each alone and in the same words. Runs after the answer to
 * whoever asked, so that how long it takes says nothing; and the log tells at most once that mail could not be sent, never
 * to whom or how often. Only those who run the mail server can see whom it wrote to.
 */
export async function sendReminder(reminderId: string): Promise<void> {
  let failed: unknown
  for (const { email, name, council, slug, assessment, title, due, area } of await takeReminder(reminderId)) {
    await sendMail({
      kind: 'reminder',
      to: email,
      subject: say('mails.reminder.subject', { council }),
      paragraphs: [
        `${say('mails.reminder.unscored', { name, title })}${due ? ` ${say('mails.reminder.due', { due: dayWords(due) })}` : ''}`,
        say('mails.reminder.untold'),
      ],
      link: {
        words: say('mails.reminder.open'),
        url: `${env().APP_URL}/c/${slug}/assessments/${assessment}/score/${area}`,
      },
    }).catch((fault: unknown) => {
      failed ??= fault
    })
  }
  if (failed) log.error({ err: failed }, 'reminders could not be sent')
}
