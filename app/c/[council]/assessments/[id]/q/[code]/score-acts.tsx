'use client'
import dynamic from 'next/dynamic'

/*
 * What acts in the panel of scores, brought by the browser with that panel: the page, of which the answer is read first, does without
 * it. The server writes it into the page all the same.
 */
const roundForms = () => import('./round-forms')
export const AgreeForm = dynamic(() => roundForms().then((loaded) => loaded.AgreeForm))
export const NextRoundForm = dynamic(() => roundForms().then((loaded) => loaded.NextRoundForm))
export const ReopenForm = dynamic(() => roundForms().then((loaded) => loaded.ReopenForm))
export const RevealForm = dynamic(() => roundForms().then((loaded) => loaded.RevealForm))
export const StanceForm = dynamic(() => roundForms().then((loaded) => loaded.StanceForm))
export const ScoreForm = dynamic(() => import('../../_score/score-form').then((loaded) => loaded.ScoreForm))
export const KeptBehind = dynamic(() => import('../../_score/kept-behind').then((loaded) => loaded.KeptBehind))
