'use server'

import { councilAction } from '@/app/_doors/council-action'
import { addFigure, addFigureInput } from '@/lib/evidence/add-figure'
import { addMinute, addMinuteInput } from '@/lib/evidence/add-minute'
import { attachItem, attachItemInput } from '@/lib/evidence/attach-item'
import { attachLink, attachLinkInput } from '@/lib/evidence/attach-link'
import { changeItem, changeItemInput } from '@/lib/evidence/change-item'
import { changeReaders, changeReadersInput } from '@/lib/evidence/change-readers'
import { confirmMark, confirmMarkInput } from '@/lib/evidence/confirm-mark'
import { decideReaders, decideReadersInput } from '@/lib/evidence/decide-readers'
import { importFigures, importFiguresInput } from '@/lib/evidence/import-figures'
import { markWords, markWordsInput } from '@/lib/evidence/mark-words'
import { removeEvidence, removeEvidenceInput } from '@/lib/evidence/remove-evidence'
import { reviseItem, reviseItemInput } from '@/lib/evidence/revise-item'
import { takeBackReaders, takeBackReadersInput } from '@/lib/evidence/take-back-readers'
import { takeMarkAway, takeMarkAwayInput } from '@/lib/evidence/take-mark-away'

export const addFigureAction = councilAction(addFigureInput, addFigure)
export const addMinuteAction = councilAction(addMinuteInput, addMinute)
export const attachItemAction = councilAction(attachItemInput, attachItem)
export const attachLinkAction = councilAction(attachLinkInput, attachLink)
export const changeItemAction = councilAction(changeItemInput, changeItem)
export const changeReadersAction = councilAction(changeReadersInput, changeReaders)
export const confirmMarkAction = councilAction(confirmMarkInput, confirmMark)
export const decideReadersAction = councilAction(decideReadersInput, decideReaders)
export const importFiguresAction = councilAction(importFiguresInput, importFigures)
export const markWordsAction = councilAction(markWordsInput, markWords)
export const removeEvidenceAction = councilAction(removeEvidenceInput, removeEvidence)
export const reviseItemAction = councilAction(reviseItemInput, reviseItem)
export const takeBackReadersAction = councilAction(takeBackReadersInput, takeBackReaders)
export const takeMarkAwayAction = councilAction(takeMarkAwayInput, takeMarkAway)
