import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const TAGS = ['evidence-use', 'efficiency'] as const
const TYPES = ['unitary', 'district', 'county', 'metropolitan', 'london-borough', 'combined'] as const

const sentence = z.string().trim().min(10)
const question = z.object({
  code: z.string(),
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
    number: z.int().min(1),
    title: z.string().min(1),
    summary: sentence,
    questions: z.array(question).min(1),
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

const version = z.object({
  name: z.string().min(1),
  version: z.int().min(1),
  published_on: z.iso.datetime(),
  level_names: z.array(z.string().min(1)).length(4),
})

const folder = new URL('./framework-v1/', import.meta.url)

function read<T extends z.ZodType>(file: string, as: T): z.output<T> {
  const found = as.safeParse(parse(readFileSync(new URL(file, folder), 'utf8')))
  if (!found.success) throw new Error(`${file}: ${z.prettifyError(found.error)}`)
  return found.data
}

/** The framework as it is published: what it and its levels are called, and its areas, one file each. A mistake is named by file and field. */
export const readFramework = () => ({
  ...read('version.yaml', version),
  areas: readdirSync(folder)
    .filter((file) => file.startsWith('area-'))
    .map((file) => {
      const found = read(file, area)
      if (file !== `area-${found.number}.yaml`) throw new Error(`${file}: number: expected the one of its name`)
      return found
    })
    .sort((a, b) => a.number - b.number),
})
