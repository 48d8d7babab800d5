'use server'
import { z } from 'zod'
import { councilAction } from '@/app/_doors/council-action'
import type { Caller } from '@/db/gate'
import { checkCouncilTrail } from '@/lib/council/check-council-trail'
import { ok } from '@/lib/result'
import { checkedWords } from './checked-words'

export const checkTrailAction = councilAction(
  z.object({}),
  async (caller: Caller, input) => {
    const checked = await checkCouncilTrail(caller, input)
    return checked.ok ? ok({ isWhole: !checked.value.wrong, words: checkedWords(checked.value) }) : checked
  },
  { limit: 'exports' },
)
