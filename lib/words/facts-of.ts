import type { Refusal } from '../refusal'

/** What the words of a refusal may use; a moment is given as one, so that it is written as dates are. */
export const factsOf = ({ kind: _, ...facts }: Refusal) =>
  'at' in facts ? { ...facts, at: new Date(facts.at) } : facts
