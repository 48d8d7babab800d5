'use server'

import { councilAction } from '@/app/_doors/council-action'
import { mailReminders } from '@/app/_doors/mail-reminders'
import { askReminder, askReminderInput } from '@/lib/coverage/ask-reminder'

export const askReminderAction = councilAction(askReminderInput, mailReminders(askReminder))
