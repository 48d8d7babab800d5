'use server'

import { councilAction } from '@/app/_doors/council-action'
import { attachThread, attachThreadInput } from '@/lib/comment/attach-thread'
import { reopenThread, reopenThreadInput } from '@/lib/comment/reopen-thread'
import { replyToThread, replyToThreadInput } from '@/lib/comment/reply-to-thread'
import { resolveThread, resolveThreadInput } from '@/lib/comment/resolve-thread'
import { startThread, startThreadInput } from '@/lib/comment/start-thread'

export const startThreadAction = councilAction(startThreadInput, startThread, { limit: 'comments' })
export const replyToThreadAction = councilAction(replyToThreadInput, replyToThread, { limit: 'comments' })
export const resolveThreadAction = councilAction(resolveThreadInput, resolveThread)
export const reopenThreadAction = councilAction(reopenThreadInput, reopenThread)
export const attachThreadAction = councilAction(attachThreadInput, attachThread, { limit: 'comments' })
