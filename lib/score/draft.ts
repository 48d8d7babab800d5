/** What a score's form asks, in one order. What each may be stands in `draft-fields`, which a browser does without. */
const DRAFT_FIELDS = ['kind', 'ambition', 'confidence', 'evidenceStrength', 'reason'] as const
export type DraftField = (typeof DRAFT_FIELDS)[number]

/** The fields that say something, in one order, as a form holds them. */
export function filledIn(form: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    DRAFT_FIELDS.flatMap((name) => (typeof form[name] === 'string' && form[name] !== '' ? [[name, form[name]]] : [])),
  )
}

export const isSameForm = (one: Record<string, unknown>, other: Record<string, unknown>) =>
  JSON.stringify(filledIn(one)) === JSON.stringify(filledIn(other))
