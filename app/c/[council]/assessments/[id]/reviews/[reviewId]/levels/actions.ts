'use server'
import { councilAction } from '@/app/_doors/council-action'
import { agreePeerLevels, agreePeerLevelsInput } from '@/lib/peer-level/agree-peer-levels'
import { takeBackPeerLevels, takeBackPeerLevelsInput } from '@/lib/peer-level/take-back-peer-levels'

export const agreePeerLevelsAction = councilAction(agreePeerLevelsInput, agreePeerLevels)
export const takeBackPeerLevelsAction = councilAction(takeBackPeerLevelsInput, takeBackPeerLevels)
