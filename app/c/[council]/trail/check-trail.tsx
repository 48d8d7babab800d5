'use client'
import { useState } from 'react'
import type { FormState } from '@/app/_doors/form-state'
import { Press } from '@/app/_ui/press'
import { checkTrailAction } from './actions'

type Checked = { isWhole: boolean; words: string }

/** Checks the whole trail where it stands, and says what that came to. */
export function CheckTrail({ slug, words }: { slug: string; words: string }) {
  const [told, setTold] = useState<Checked>()
  const check = async (previous: FormState<Checked>, sent: Record<string, unknown>) => {
    const state = await checkTrailAction(slug, previous, sent)
    setTold(state.status === 'done' ? state.value : undefined)
    return state
  }
  return (
    <div className="flex min-w-0 flex-wrap items-start gap-x-4 gap-y-2">
      <Press action={check} input={{}} variant="secondary">
        {words}
      </Press>
      <p
        role="status"
        className={`max-w-prose py-2 ${told?.isWhole ? 'text-done' : 'font-semibold text-error'} empty:hidden`}
      >
        {told?.words}
      </p>
    </div>
  )
}
