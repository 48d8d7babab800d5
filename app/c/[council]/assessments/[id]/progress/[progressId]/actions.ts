'use server'
import { councilAction } from '@/app/_doors/council-action'
import { handOverProgress, handOverProgressInput } from '@/lib/progress/hand-over-progress'
import { letPeersStay, letPeersStayInput } from '@/lib/progress/let-peers-stay'
import { writeStatement, writeStatementInput } from '@/lib/progress/write-statement'

export const writeStatementAction = councilAction(writeStatementInput, writeStatement)
export const handOverProgressAction = councilAction(handOverProgressInput, handOverProgress, { limit: 'invitations' })
export const letPeersStayAction = councilAction(letPeersStayInput, letPeersStay, { limit: 'invitations' })
