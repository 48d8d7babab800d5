import type { z } from 'zod'

export type Answer = { ok: boolean; value?: Record<string, string>; refusal?: { kind: string } }
type Verb = (who: unknown, input: unknown) => Promise<Answer>

/** Every module of the product's own meaning, by its path. A worker begins when it is read. */
export const modules = import.meta.glob<Record<string, unknown>>(['/lib/**/*.ts', '!/lib/**/*-worker.ts'], {
  eager: true,
})

/** Every module that changes something exports its verb and, under the verb's name and `Input`, what it takes. */
export const mutations = new Map<string, { run: Verb; schema: z.ZodType<object> }>()
for (const module of Object.values(modules))
  for (const name of Object.keys(module))
    if (name.endsWith('Input') && typeof module[name.slice(0, -5)] === 'function')
      mutations.set(name.slice(0, -5), {
        run: module[name.slice(0, -5)] as Verb,
        schema: module[name] as z.ZodType<object>,
      })

/** Does it as a door would: what was sent is parsed first. */
export async function mutate(verb: string, who: unknown, input: object): Promise<Answer> {
  const { run, schema } = mutations.get(verb) ?? {}
  if (!run || !schema) throw new Error(`there is no verb ${verb}`)
  const parsed = await schema.parseAsync(input)
  return run(who, 'bytes' in input ? { ...parsed, bytes: input.bytes } : parsed)
}
