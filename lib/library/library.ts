import { z } from 'zod'

export const KINDS = ['best practice', 'case study', 'data', 'guidance', 'tool'] as const
export const LEVELS = ['starting', 'developing', 'maturing', 'leading'] as const

const onlyFirst = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const choice = <T extends z.ZodType>(of: T) => z.preprocess(onlyFirst, of.optional().catch(undefined))

/** What somebody asks of the library. A choice that it does not know counts as no choice, so an old link still finds something. */
export const librarySearch = z.object({
  area: choice(z.coerce.number().int().min(1).max(5)),
  kind: choice(z.enum(KINDS)),
  level: choice(z.enum(LEVELS)),
  words: choice(z.string().transform((words) => words.replaceAll('\0', '').trim().slice(0, 200) || undefined)),
})
export type LibrarySearch = z.infer<typeof librarySearch>

/** The level at which a resource helps, as people read it. */
export function levelWords(level: string): string {
  const place = (LEVELS as readonly string[]).indexOf(level)
  return place === -1 ? 'Useful at any level' : `Useful at level ${place + 1}, ${level}`
}
