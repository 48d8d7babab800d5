'use server'

import { councilAction } from '@/app/_doors/council-action'
import { agreeScore, agreeScoreInput } from '@/lib/score/agree-score'
import { attachMinorityStatement, attachMinorityStatementInput } from '@/lib/score/attach-minority-statement'
import { openNextRound, openNextRoundInput } from '@/lib/score/open-next-round'
import { putRoundAside, putRoundAsideInput } from '@/lib/score/put-round-aside'
import { recordStance, recordStanceInput } from '@/lib/score/record-stance'
import { reopenScore, reopenScoreInput } from '@/lib/score/reopen-score'
import { revealRound, revealRoundInput } from '@/lib/score/reveal-round'
import { withdrawMinorityStatement, withdrawMinorityStatementInput } from '@/lib/score/withdraw-minority-statement'

export const revealRoundAction = councilAction(revealRoundInput, revealRound)
export const openNextRoundAction = councilAction(openNextRoundInput, openNextRound)
export const putRoundAsideAction = councilAction(putRoundAsideInput, putRoundAside)
export const reopenScoreAction = councilAction(reopenScoreInput, reopenScore)
export const agreeScoreAction = councilAction(agreeScoreInput, agreeScore)
export const recordStanceAction = councilAction(recordStanceInput, recordStance)
export const attachMinorityStatementAction = councilAction(attachMinorityStatementInput, attachMinorityStatement)
export const withdrawMinorityStatementAction = councilAction(withdrawMinorityStatementInput, withdrawMinorityStatement)
