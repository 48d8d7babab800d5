/** Next carries redirects and "not found" as thrown values with a digest. */
export const isNavigation = (fault: unknown) =>
  typeof fault === 'object' && fault !== null && 'digest' in fault && String(fault.digest).startsWith('NEXT_')

/** More than the largest form has: a tick for each of 300 people beside each of a dozen choices. */
const MOST_VALUES = 4_000
/** A form is flat; what a page sends as an object holds lists of objects at most. */
const DEEPEST = 8

/** Whether as much was sent as a form of ours ever holds. Looked at before anything else is done with it, and without going deeper than it may. */
export function isOfFormSize(sent: unknown): boolean {
  let left = MOST_VALUES
  const isWithin = (value: unknown, depth: number): boolean => {
    if (--left < 0) return false
    if (typeof value !== 'object' || value === null || value instanceof Blob) return true
    if (depth === 0) return false
    if (value instanceof FormData) return [...value.keys()].length <= left
    const inside = Array.isArray(value) ? value : Object.values(value)
    return inside.length <= left && inside.every((one) => isWithin(one, depth - 1))
  }
  return isWithin(sent, DEEPEST)
}

/** What a form holds, by name: one text, or several of the same name. Files are left out. */
export function valuesOf(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {}
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue
    const all = form.getAll(name).flatMap((value) => (typeof value === 'string' ? [visible(value)] : []))
    values[name] = all.length > 1 ? all : (all[0] ?? '')
  }
  return values
}

/** What was sent as an object, with every text in it cleaned as those of a form are. */
export function cleaned(sent: unknown): unknown {
  if (typeof sent === 'string') return visible(sent)
  if (Array.isArray(sent)) return sent.map(cleaned)
  if (typeof sent !== 'object' || sent === null) return sent
  return Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, cleaned(value)]))
}

/** Signs that turn the letters after them round, or end a line for some readers and not for others: they can make words say what they do not. */
const UNSEEN = /[\u2028\u2029\u202A-\u202E\u2066-\u2069]|[^\P{Cc}\n\t]|\p{Cs}/gu

/** As it is kept: lines end in one way, without signs that nobody sees or that no database takes; nothing, where nothing of it would be seen. */
const visible = (value: string) =>
  /^[\p{Cf}\p{Cs}\p{Cc}\s]*$/u.test(value) ? '' : value.replaceAll(/\r\n?/g, '\n').replaceAll(UNSEEN, '')
