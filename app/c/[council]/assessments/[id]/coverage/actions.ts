'use server'

import { councilAction } from '@/app/_doors/council-action'
import { askReminder, askReminderInput } from '@/lib/coverage/ask-reminder'

export const askReminderAction = councilAction(askReminderInput, askReminder)
