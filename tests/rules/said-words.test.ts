import { expect, test } from 'vitest'
import { en } from '@/lib/words/en'

/** Every sentence of the catalogue with where it stands. */
const sentences = (words: object, at = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, said]) =>
    typeof said === 'string' ? [[`${at}${key}`, said] as [string, string]] : sentences(said, `${at}${key}.`),
  )

/** One argument and nothing beside it, with a branch that says nothing: the formatter of the pages throws where it is chosen. */
const maySayNothing = (said: string) => {
  if (!/^\{\w+, (plural|select),/.test(said) || !/\{\}/.test(said)) return false
  let depth = 0
  for (const [at, letter] of [...said].entries()) {
    if (letter === '{') depth++
    if (letter === '}') depth--
    if (depth === 0) return at === said.length - 1
  }
  return false
}

test('no sentence is empty for some of its arguments', () => {
  expect(maySayNothing('{count, plural, =0 {} other {# hands}}')).toBe(true)
  expect(
    sentences(en)
      .filter(([, said]) => maySayNothing(said))
      .map(([at]) => at),
  ).toEqual([])
})
