import { z } from 'zod'

/** The form of a trail as a file of JSON lines, which its first line says of itself. The last line says how many entries there are. */
export const TRAIL_FORMAT = 'concord-trail/1'

export const trailHead = z.object({
  format: z.literal(TRAIL_FORMAT),
  council: z.object({ slug: z.string(), name: z.string() }),
  takenAt: z.string(),
})
export const trailLine = z.object({
  chain: z.guid(),
  seq: z.number(),
  hash: z.string(),
  entry: z.string().nullable(),
})
export const trailEnd = z.object({ entries: z.number() })
export type TrailHead = z.output<typeof trailHead>

/** What words say as JSON, or nothing where they are none. */
export function jsonOf(words = ''): unknown {
  try {
    return JSON.parse(words)
  } catch {
    return undefined
  }
}
