import { diffAll, gapsOf, type Step, wordsOf } from '../text/history/diff-words'

/** From one letter of a line to before another, and what stands there instead. */
export type LineChange = { from: number; to: number; replacement: string }

/**
 * What differs between two lines, by whole words. Of what only came in, the word before it is part, since a change hangs on words.
 * White space alone is no change, and what breaks a line is left as it is.
 */
export function lineChanges(old: string, line: string): LineChange[] {
  const changes: LineChange[] = []
  let at = 0
  for (const gap of gapsOf(overSpaces(diffAll(wordsOf(old), wordsOf(line), (word) => word)))) {
    if ('same' in gap) {
      at += gap.same.a.length
      continue
    }
    const [removed, added] = [gap.removed.join(''), gap.added.join('').replaceAll('\n', ' ')]
    const from = at
    at += removed.length
    if (removed.trim() === '' && added.trim() === '') continue
    if (removed.includes('\n')) continue
    changes.push(onWords(old, { from, to: at, replacement: added }))
  }
  return changes
}

/** Widened to a word where it is on none: to the one before it, or else the one behind. */
function onWords(old: string, { from, to, replacement }: LineChange): LineChange {
  if (old.slice(from, to).trim() !== '') return { from, to, replacement }
  const [before] = /\S+ *$/.exec(old.slice(0, from)) ?? []
  const word = before === undefined ? undefined : lastWord(before)
  if (word) return { from: from - word.length, to, replacement: word + replacement }
  const [after = ''] = /^ *\S+/.exec(old.slice(to)) ?? []
  return { from, to: to + after.length, replacement: replacement + after }
}

/** The last word with the spaces behind it. */
function lastWord(words: string): string {
  const spaces = words.length - words.trimEnd().length
  const last = wordsOf(words.trimEnd()).at(-1) ?? ''
  return words.slice(words.length - spaces - last.length)
}

/** A space that happens to be the same between words that are not is part of one change. */
function overSpaces(steps: Step<string>[]): Step<string>[] {
  const isChange = (step?: Step<string>) => step !== undefined && step.kind !== 'same'
  return steps.flatMap((step, at): Step<string>[] =>
    step.kind === 'same' && /^ +$/.test(step.b) && isChange(steps[at - 1]) && isChange(steps[at + 1])
      ? [
          { kind: 'removed', a: step.a },
          { kind: 'added', b: step.b },
        ]
      : [step],
  )
}
