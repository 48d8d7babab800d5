import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const TAGS = ['evidence-use', 'efficiency'] as const
const TYPES = ['unitary', 'district', 'county', 'metropolitan', 'london-borough', 'combined'] as const
export const LEVEL_NAMES = ['Starting', 'Developing', 'Maturing', 'Leading'] as const

const sentence = z.string().trim().min(10)
const question = z.object({
  code: z.string().regex(/^[1-5]\.[1-8]$/),
  /** What the question is called beside its number: it stands beside the version and is no part of what is sealed. */
  short_name: z
    .string()
    .max(30)
    .regex(/^\S+( \S+){1,4}$/, 'expected 2 to 5 words'),
  question: sentence.endsWith('?'),
  why: sentence,
  levels: z.array(sentence).length(4),
  evidence: z.array(z.string().min(3)).min(3).max(4),
  tags: z.array(z.enum(TAGS)),
  council_types: z.array(z.enum(TYPES)).min(1),
  guidance: sentence,
  /** What to look for when scoring: for a councillor, and for an officer. */
  help: z.object({ member: sentence, officer: sentence }),
})
const area = z
  .object({
    number: z.int().min(1).max(5),
    title: z.string().min(1),
    summary: sentence,
    questions: z.array(question).length(8),
  })
  .superRefine(({ number, questions }, context) => {
    for (const [place, { code }] of questions.entries())
      if (code !== `${number}.${place + 1}`)
        context.addIssue({
          code: 'custom',
          path: ['questions', place, 'code'],
          message: `expected ${number}.${place + 1}`,
        })
  })
export type FrameworkArea = z.infer<typeof area>

/** The framework as it is published: five areas of eight questions, read from one file an area. A mistake is named by file and field. */
export const readFramework = (): FrameworkArea[] =>
  [1, 2, 3, 4, 5].map((number) => {
    const file = new URL(`./framework-v1/area-${number}.yaml`, import.meta.url)
    const read = area.safeParse(parse(readFileSync(file, 'utf8')))
    if (!read.success) throw new Error(`${file.pathname.split('/').at(-1)}: ${z.prettifyError(read.error)}`)
    if (read.data.number !== number) throw new Error(`area-${number}.yaml: number: expected ${number}`)
    return read.data
  })
