'use server'
import { councilAction } from '@/app/_doors/council-action'
import { answerPeers, answerPeersInput } from '@/lib/review/answer-peers'

export const answerPeersAction = councilAction(answerPeersInput, answerPeers, { limit: 'comments' })
