/* What was typed into a form, kept in this tab alone while its person signs in again or reloads the page. */

type Values = Record<string, string | string[]>
const nameOf = (form: string) => `concord-typed ${window.location.pathname} ${form}`

export function keepTyped(form: string, values: Values) {
  try {
    sessionStorage.setItem(nameOf(form), JSON.stringify(values))
  } catch {
    // nothing may be stored here, and it has to be typed again
  }
}

/** What was kept for the form of this name at this place, once. */
export function takeTyped(form: string): Values | undefined {
  try {
    const kept = sessionStorage.getItem(nameOf(form))
    sessionStorage.removeItem(nameOf(form))
    return kept ? (JSON.parse(kept) as Values) : undefined
  } catch {
    return undefined
  }
}
