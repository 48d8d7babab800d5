'use client'
import dynamic from 'next/dynamic'

/*
 * What acts in the panel of scores, brought by the browser with that panel: the page, of which the answer is read first, does without
 * it. The server writes it into the page all the same.
 */
export const RevealConfirm = dynamic(() => import('./round-forms').then((loaded) => loaded.RevealConfirm))
export const ScoreForm = dynamic(() => import('../../_score/score-form').then((loaded) => loaded.ScoreForm))
