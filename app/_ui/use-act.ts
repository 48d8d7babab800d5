'use client'
import { useActionState, useRef } from 'react'
import { ACT_KEY } from '../_doors/act-key'
import type { FormState } from '../_doors/form-state'
import { type Act, sendSafely } from '../_doors/send-safely'

/**
 * An action as a form or a button has it: its state, what sends it, and whether it is being sent. What is filled in once has one
 * key, however often it is sent, so that it is done once: pressed twice, or again where the answer was lost on its way.
 */
export function useAct<T, S extends FormData | Record<string, unknown>>(action: Act<T, S>) {
  const key = useRef<string>(undefined)
  const safely = sendSafely(action)
  const act: Act<T, S> = async (previous, sent) => {
    let isOver = true // also where it leads on to another page
    try {
      const state = await safely(previous, sent)
      isOver = state.status === 'done'
      return state
    } finally {
      if (isOver) key.current = undefined
    }
  }
  const [state, dispatch, isSending] = useActionState(
    act as Act<T, FormData | Record<string, unknown>>,
    {
      status: 'idle',
    } as FormState<T>,
  )
  const send = (sent: S) => {
    key.current ??= crypto.randomUUID()
    if (sent instanceof FormData) sent.set(ACT_KEY, key.current)
    dispatch(sent instanceof FormData ? sent : { ...sent, [ACT_KEY]: key.current })
  }
  return [state, send, isSending] as const
}
