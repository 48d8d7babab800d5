import { after } from 'next/server'
import { sendReminder } from '@/lib/coverage/send-reminder'
import { log } from '@/lib/log'
import type { Refusal } from '@/lib/refusal'
import { ok, type Result } from '@/lib/result'

/** Sends the mails of a reminder once the answer is out: neither what it says nor how long it takes tells whom they go to. */
export const mailReminders =
  <Given extends unknown[], R extends Refusal>(ask: (...given: Given) => Promise<Result<{ reminderId: string }, R>>) =>
  async (...given: Given): Promise<Result<null, R>> => {
    const asked = await ask(...given)
    if (!asked.ok) return asked
    const { reminderId } = asked.value
    after(() =>
      sendReminder(reminderId).catch(() =>
        log.error({ reminderId }, 'a reminder was asked for and could not be taken'),
      ),
    )
    return ok(null)
  }
