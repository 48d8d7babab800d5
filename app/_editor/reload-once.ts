import { TEXT_SCHEMA } from '@/lib/sync/wire/protocol'

/** By which it is known that this tab has been loaded anew for being of this version: while an update is going on, an old page may come again. */
const TRIED = `concord-reloaded ${TEXT_SCHEMA}`

/**
 * Loads a page from before an update anew, by itself once, and not while something stands in a form on it, which would be lost. Whoever
 * is not helped by it has a button.
 */
export function reloadOnce() {
  const isTyping = [...document.querySelectorAll('textarea')].some(({ value }) => value !== '')
  try {
    if (isTyping || sessionStorage.getItem(TRIED)) return
    sessionStorage.setItem(TRIED, 'yes')
  } catch {
    return // nothing may be stored here, and it would be loaded again and again
  }
  window.location.reload()
}
