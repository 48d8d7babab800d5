'use server'
import { reviewAction } from '@/app/_doors/review-action'
import { agreePeerLevelsAsPeer, agreePeerLevelsAsPeerInput } from '@/lib/peer-level/agree-peer-levels-as-peer'
import { differFromLevel, differFromLevelInput } from '@/lib/peer-level/differ-from-level'
import { recordPeerLevel, recordPeerLevelInput } from '@/lib/peer-level/record-peer-level'
import { revealPeerLevel, revealPeerLevelInput } from '@/lib/peer-level/reveal-peer-level'
import { scoreAsPeer, scoreAsPeerInput } from '@/lib/peer-level/score-as-peer'
import { takeBackPeerLevelsAsPeer, takeBackPeerLevelsAsPeerInput } from '@/lib/peer-level/take-back-peer-levels-as-peer'

export const agreePeerLevelsAsPeerAction = reviewAction(agreePeerLevelsAsPeerInput, agreePeerLevelsAsPeer)
export const takeBackPeerLevelsAsPeerAction = reviewAction(takeBackPeerLevelsAsPeerInput, takeBackPeerLevelsAsPeer)
export const scoreAsPeerAction = reviewAction(scoreAsPeerInput, scoreAsPeer)
export const revealPeerLevelAction = reviewAction(revealPeerLevelInput, revealPeerLevel)
export const recordPeerLevelAction = reviewAction(recordPeerLevelInput, recordPeerLevel)
export const differFromLevelAction = reviewAction(differFromLevelInput, differFromLevel)
