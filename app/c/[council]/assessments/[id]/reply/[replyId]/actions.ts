'use server'
import { councilAction } from '@/app/_doors/council-action'
import { agreeReply, agreeReplyInput } from '@/lib/reply/agree-reply'
import { takeBackReply, takeBackReplyInput } from '@/lib/reply/take-back-reply'

export const takeBackReplyAction = councilAction(takeBackReplyInput, takeBackReply)
export const agreeReplyAction = councilAction(agreeReplyInput, agreeReply)
