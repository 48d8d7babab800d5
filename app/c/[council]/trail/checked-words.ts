import { type CheckedTrail, checkCouncilTrail } from '@/lib/council/check-council-trail'
import { ok } from '@/lib/result'
import { dayWords, momentWords } from '@/lib/words/dates'
import { say } from '@/lib/words/say'
import { actWords } from './act-words'

/** What checking the trail came to, as a sentence: how long it is unbroken, or at which entry it breaks. */
export function checkedWords({ entries, began, wrong }: CheckedTrail): string {
  if (!wrong) return began ? say('trail.check.whole', { count: entries, day: dayWords(began) }) : say('trail.none')
  const { how, entry } = wrong
  const which = entry
    ? say('trail.check.entry', { at: momentWords(entry.at), what: actWords(entry) })
    : say('trail.check.hidden')
  return `${say(`trail.check.broken.${how}`, { which })} ${say('trail.check.next')}`
}

/** Checks the trail, and says it. */
export async function checkInWords(...asked: Parameters<typeof checkCouncilTrail>) {
  const checked = await checkCouncilTrail(...asked)
  return checked.ok ? ok({ isWhole: !checked.value.wrong, words: checkedWords(checked.value) }) : checked
}
