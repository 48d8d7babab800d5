'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Connection } from '@/lib/sync/browser/client'
import type { FormState } from '../_doors/form-state'
import { Button } from '../_ui/button'
import type { Came } from './carry-evidence'
import type { EvidenceWords } from './evidence-marks'

/** What the words of an answer rest on, and the way in which others come to. */
export type AnswerEvidence = {
  at: { assessmentId: string; code: string }
  marks: EvidenceWords[]
  mark: (previous: FormState<never>, sent: Record<string, unknown>) => Promise<FormState<unknown>>
}
type Said = { came: number; comments: number; refused: string | null }

/** Marks evidence that came with words from another answer, once those are saved, and says what came and what stayed there. */
export function useCarried(connection: Connection, evidence: AnswerEvidence | undefined) {
  const t = useTranslations('editor.carried')
  const [said, setSaid] = useState<Said>()
  const came = async ({ evidence: marks, comments }: Came) => {
    let refused: string | null = null
    let done = 0
    if (evidence && marks.length > 0) {
      await connection.whenSaved().catch(() => {})
      for (const one of marks) {
        const state = await evidence.mark({ status: 'idle' }, { ...evidence.at, ...one }).catch(() => undefined)
        if (state?.status === 'done') done++
        else refused ??= state?.status === 'refused' ? state.message : t('unreachable')
      }
    }
    setSaid({ came: done, comments, refused })
  }
  const notice = said ? (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-l-4 border-accent bg-accent-soft p-2 text-base"
    >
      <p className="grow basis-72">
        {[
          said.came > 0 ? t('came', { count: said.came }) : '',
          said.refused ? t('refused', { why: said.refused }) : '',
          said.comments > 0 ? t('comments', { count: said.comments }) : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      <Button variant="quiet" onClick={() => setSaid(undefined)}>
        {t('close')}
      </Button>
    </div>
  ) : null
  return { came, notice }
}
