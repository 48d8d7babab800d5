'use client'
import dynamic from 'next/dynamic'

/* As in score-acts: what acts in the panel of evidence comes with that panel. */
export const EvidenceForm = dynamic(() => import('./evidence-form').then((loaded) => loaded.EvidenceForm))
export const EvidenceRemoval = dynamic(() => import('./evidence-removal').then((loaded) => loaded.EvidenceRemoval))
