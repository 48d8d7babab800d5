import { noteLink, takeLinks } from '@/db/links'
import { askLink, type LinkState } from './ask-link'

/** So many a time: an hour's worth where each is asked about once a week. */
const AT_A_TIME = 5

/**
 * Asks whether the library's links that were not looked at for a week still lead somewhere, and notes it. What its own site has called gone
 * three weeks running is shown no more, and is again as soon as it answers. Says how many there were of each.
 */
export async function checkLinks(ask: (url: string) => Promise<LinkState> = askLink) {
  const count: Record<LinkState, number> = { there: 0, gone: 0, unknown: 0 }
  for (const { id, url } of await takeLinks(AT_A_TIME)) {
    const state = await ask(url)
    await noteLink(id, state)
    count[state]++
  }
  return count
}
