import type { FormState } from './form-state'

type Act<T, S> = (previous: FormState<T>, sent: S) => Promise<FormState<T>>

/** An action that never takes what was typed with it: where nothing reached the server, that comes back as a refusal like any other. */
export const sendSafely =
  <T, S extends FormData | Record<string, unknown>>(action: Act<T, S>): Act<T, S> =>
  async (previous, sent) => {
    try {
      return await action(previous, sent)
    } catch (fault) {
      if (isNavigation(fault)) throw fault
      return {
        status: 'refused',
        message:
          'This did not reach Concord, so nothing was changed. Check your connection, then press the button again. What you typed is still here.',
        fieldErrors: {},
        values: sent instanceof FormData ? valuesOf(sent) : (sent as Record<string, string>),
      }
    }
  }

/** Next carries redirects and "not found" as thrown values with a digest. */
export const isNavigation = (fault: unknown) =>
  typeof fault === 'object' && fault !== null && 'digest' in fault && String(fault.digest).startsWith('NEXT_')

/** What a form holds, by name: one text, or several of the same name. Files are left out. */
export function valuesOf(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {}
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue
    const all = form.getAll(name).filter((value): value is string => typeof value === 'string')
    values[name] = all.length > 1 ? all : (all[0] ?? '')
  }
  return values
}
