import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { COUNCIL_TYPES } from '../schema/council'
import { RESOURCE_KINDS } from '../schema/framework'

const AREAS: Record<string, number[]> = {
  place: [1],
  'leadership-of-place': [2],
  finance: [3],
  governance: [4],
  capacity: [5],
  all: [1, 2, 3, 4, 5],
}

const resource = z.object({
  title: z.string().min(3),
  publisher: z.string().min(2),
  url: z.url(),
  kind: z.enum(RESOURCE_KINDS),
  area: z.string().transform((named, context) => {
    const areas = named.split(';').flatMap((name) => {
      const numbers = AREAS[name.trim()]
      if (!numbers) context.addIssue(`area: ${name} is not known`)
      return numbers ?? []
    })
    return [...new Set(areas)].sort()
  }),
  /** Its number in the framework, or `any`. */
  level: z.union([z.literal('any').transform(() => null), z.coerce.number().int().min(1).max(4)]),
  note: z.string(),
  /** Of which type the council is that it is about; empty where it is about none. */
  council_type: z
    .string()
    .transform((named) => named.split(';').filter(Boolean))
    .pipe(z.array(z.enum(COUNCIL_TYPES))),
})
export type Resource = z.infer<typeof resource>

/** The library's resources, one a row of resources.csv. */
export const readResources = (): Resource[] => {
  const rows = parse(readFileSync(new URL('./resources.csv', import.meta.url)), {
    columns: true,
    trim: true,
  }) as unknown[]
  return rows.map((row, place) => {
    const read = resource.safeParse(row)
    if (!read.success) throw new Error(`resources.csv, row ${place + 2}: ${z.prettifyError(read.error)}`)
    return read.data
  })
}
