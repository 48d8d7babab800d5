import type { Refusal } from '../refusal'
import { clockWords, dayWords } from './dates'

/** What the words of a refusal may use; a moment is written as every date is. */
export const factsOf = ({ kind: _, ...facts }: Refusal) =>
  'at' in facts ? { ...facts, at: `${dayWords(facts.at)} at ${clockWords(facts.at)}` } : facts
