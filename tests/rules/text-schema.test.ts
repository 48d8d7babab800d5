import { createHash } from 'node:crypto'
import { getSchema } from '@tiptap/core'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { textExtensions } from '@/app/_editor/text-extensions'
import { TEXT_SCHEMA } from '@/lib/sync/wire/protocol'

/** What an editor of each version knows, as a fingerprint. An old line is never changed: pages of that version may still be open. */
const KNOWN: Record<number, string> = { 1: '3449fdebea50b32d', 2: '1919f7e592ee339b' }

it('[R29] whatever the editor learns, the version of the text schema says so', () => {
  const { nodes, marks } = getSchema(textExtensions(new Y.Doc())).spec
  const attributesOf = (spec: { attrs?: object }) => Object.keys(spec.attrs ?? {}).sort()
  const kinds: unknown[] = []
  nodes.forEach((name, spec) => {
    kinds.push(['block', name, spec.content ?? '', spec.marks ?? '', ...attributesOf(spec)])
  })
  marks.forEach((name, spec) => {
    kinds.push(['mark', name, ...attributesOf(spec)])
  })
  const lines = kinds.map((kind) => JSON.stringify(kind)).sort()
  expect(lines).toContain('["mark","bold"]')
  const print = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)
  expect(
    KNOWN[TEXT_SCHEMA],
    'The editor knows other kinds than before. Raise TEXT_SCHEMA in lib/sync/wire/protocol.ts and add a line here.',
  ).toBe(print)
})
