/** Next carries redirects and "not found" as thrown values with a digest. */
export const isNavigation = (fault: unknown) =>
  typeof fault === 'object' && fault !== null && 'digest' in fault && String(fault.digest).startsWith('NEXT_')

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

/** Without zero bytes and halves of characters, which no database takes as text; nothing, where nothing of it would be seen. */
const visible = (value: string) => (/^[\p{Cf}\p{Cs}\s\0]*$/u.test(value) ? '' : value.replaceAll(/[\0\p{Cs}]/gu, ''))
