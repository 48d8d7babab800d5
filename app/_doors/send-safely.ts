'use client'
import { unstable_isUnrecognizedActionError } from 'next/navigation'
import type { FormState } from './form-state'
import { isNavigation, valuesOf } from './form-values'

export type Act<T, S> = (previous: FormState<T>, sent: S) => Promise<FormState<T>>

/** An action that never takes what was typed with it: where nothing reached the server, that comes back as a refusal like any other. */
export const sendSafely =
  <T, S extends FormData | Record<string, unknown>>(action: Act<T, S>): Act<T, S> =>
  async (previous, sent) => {
    try {
      return await action(previous, sent)
    } catch (fault) {
      if (isNavigation(fault)) throw fault
      const isOfOlderPage = unstable_isUnrecognizedActionError(fault)
      return {
        status: 'refused',
        ...(isOfOlderPage ? { isOfOlderPage } : {}),
        message: isOfOlderPage
          ? 'This page is from before an update, so nothing was changed. What you typed is kept: reload the page, then send it again.'
          : 'This did not reach Concord, so nothing was changed. Check your connection, then press the button again. What you typed is still here.',
        fieldErrors: {},
        values: sent instanceof FormData ? valuesOf(sent) : (sent as Record<string, string>),
      }
    }
  }
