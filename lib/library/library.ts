import { z } from 'zod'
import { type LevelNames, levelName } from '../framework/level-names'

export const KINDS = ['best practice', 'case study', 'data', 'guidance', 'tool'] as const

const onlyFirst = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const choice = <T extends z.ZodType>(of: T) => z.preprocess(onlyFirst, of.optional().catch(undefined))

/** What somebody asks of the library. A choice that it does not know counts as no choice, so an old link still finds something. */
export const librarySearch = z.object({
  area: choice(z.coerce.number().int().min(1).max(99)),
  kind: choice(z.enum(KINDS)),
  level: choice(z.coerce.number().int().min(1).max(4)),
  words: choice(z.string().transform((words) => words.replaceAll('\0', '').trim().slice(0, 200) || undefined)),
})
export type LibrarySearch = z.infer<typeof librarySearch>

/** The level at which a resource helps, as people read it. */
export const levelWords = (level: number | null, names: LevelNames): string =>
  level === null ? 'Useful at any level' : `Useful at level ${level}, ${levelName(names, level).toLowerCase()}`
