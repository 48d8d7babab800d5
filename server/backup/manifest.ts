import { z } from 'zod'
import { FORMAT } from './first-line'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const whole = z.string().regex(/^\d+$/)

/** The first entry: what is needed before any row can be read. */
export const about = z.object({
  format: z.literal(FORMAT),
  product: z.string(),
  takenAt: z.iso.datetime(),
  logPosition: z.string(),
  snapshot: z.string(),
  postgres: z.string(),
  migrations: z.array(z.object({ hash: sha256, createdAt: whole })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })),
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^-?\d+$/), isCalled: z.boolean() })),
  notKept: z.array(z.string()),
})
export type About = z.output<typeof about>

/** The last entry: what all the others must come to. */
export const manifest = z.object({
  about,
  tables: z.array(z.object({ name: z.string(), rows: z.number().int(), sha256 })),
  files: z.array(z.object({ path: z.string(), size: z.number().int(), sha256 })),
  /** Files that a row names and that are not there, and files whose content is not what their name says. */
  missing: z.array(z.string()),
  damaged: z.array(z.string()),
})
export type Manifest = z.output<typeof manifest>

export const ABOUT = 'about.json'
export const MANIFEST = 'manifest.json'
export const rowsEntry = (table: string, part: number) => `rows/${table}/${String(part).padStart(6, '0')}`
export const tableOf = (entry: string): string | undefined => /^rows\/(.+)\/\d{6,}$/.exec(entry)?.[1]
export const fileEntry = (path: string) => `data/${path}`
export const fileOf = (entry: string): string | undefined => /^data\/(.+)$/.exec(entry)?.[1]
