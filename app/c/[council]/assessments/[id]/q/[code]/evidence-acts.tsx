'use client'
import dynamic from 'next/dynamic'

/* As in score-acts: what acts in the panel of evidence comes with that panel. */
export const AttachForm = dynamic(() => import('@/app/c/[council]/_evidence/attach-form').then((all) => all.AttachForm))
export const MarkedWords = dynamic(() => import('./marked-words').then((all) => all.MarkedWords))
export const EvidenceRemoval = dynamic(() => import('./evidence-removal').then((all) => all.EvidenceRemoval))
