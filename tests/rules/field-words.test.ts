import { expect, it } from 'vitest'
import { z } from 'zod'
import { inOurWords } from '@/lib/words/field-words'

const said = (schema: z.ZodType, sent: unknown) =>
  schema.safeParse(sent, { error: inOurWords }).error?.issues[0]?.message

it('a field whose schema says nothing of its own is told in our words what to do', () => {
  for (const [schema, sent, words] of [
    [z.string(), undefined, 'Fill this in.'],
    [z.string(), ['a', 'b'], 'This cannot be used as it was entered. Check it, and enter it again.'],
    [z.email().max(254), `${'a'.repeat(60)}@${'b.'.repeat(120)}example`, 'Use at most 254 characters.'],
    [z.string().min(2_000), 'a', 'Use at least 2,000 characters.'],
    [z.enum(['one']), 'two', 'Choose one of the answers that are offered.'],
    [z.array(z.string()).max(1), ['a', 'b'], 'Choose at most 1.'],
    [z.number().min(3), 2, 'Enter 3 or more.'],
    [z.email(), 'nobody', 'This cannot be used as it was entered. Check it, and enter it again.'],
    [z.union([z.string(), z.boolean()]), 7, 'This cannot be used as it was entered. Check it, and enter it again.'],
  ] as const)
    expect(said(schema, sent)).toBe(words)
})

it('a schema’s own words stay', () => {
  expect(said(z.string('Enter the post'), undefined)).toBe('Enter the post')
  expect(said(z.object({ name: z.string().min(1, 'Enter the name') }), { name: '' })).toBe('Enter the name')
})
