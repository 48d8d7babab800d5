import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compose } from '@/lib/paper/compose/compose'
import { narrow } from '@/lib/paper/narrow'
import type { Block } from '@/lib/paper/shape/block'
import { type LooseCell, laidOut } from '@/lib/paper/shape/lay-out'
import { fileNameOf, isOrder, PAPER_KINDS } from '@/lib/paper/shape/paper'
import { type Node, richText, wordsOf } from '@/lib/paper/shape/rich-text'
import { csvOf } from '@/lib/paper/write/csv'
import { writeCsv, writeJson } from '@/lib/paper/write/data'
import { sound } from '@/lib/paper/write/sound'
import { writable } from '@/lib/paper/write/writable'
import { block, chanceOf, generatedContent, longText, para, ROUTE_DAYS, ROUTE_WORDS } from '../kit/paper-content'

/** All words of blocks, in the order in which they are written. */
const flat = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((one): string[] => {
    switch (one.kind) {
      case 'heading':
        return [one.words]
      case 'paragraph':
        return [one.line.map(({ words }) => words).join('')]
      case 'list':
        return one.items.flatMap(flat)
      case 'quote':
      case 'marked':
        return flat(one.blocks)
      case 'table':
        return one.rows.flatMap((row) => row.flatMap((cell) => flat(cell.blocks)))
      default:
        return []
    }
  })
const letters = (words: string) => words.replace(/\s+/g, '')

/** Any tree that a text may hold, and some that none should. */
const anyNode: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.record({ type: fc.constant('text'), text: fc.string({ minLength: 1 }) }),
    fc.record({
      type: fc.constantFrom(
        ...[
          'paragraph',
          'heading',
          'bulletList',
          'orderedList',
          'listItem',
          'blockquote',
          'table',
          'tableRow',
          'tableCell',
          'tableHeader',
          'somethingNew',
        ],
      ),
      attrs: fc.constantFrom(
        {},
        { level: 3 },
        { colspan: 2 },
        { rowspan: 3 },
        { start: -4, type: 'a' },
        { colspan: 'x' },
      ),
      content: fc.array(tie('node'), { maxLength: 4 }),
    }),
  ),
})).node

describe('a text on its way into a document', () => {
  it('keeps every word in its order, whatever tree it is', () => {
    fc.assert(
      fc.property(fc.array(anyNode, { maxLength: 5 }), (content) => {
        const doc = { type: 'doc', content }
        expect(letters(flat(richText(doc, 5)).join(' '))).toBe(letters(wordsOf(doc)))
      }),
      { numRuns: 300 },
    )
  })

  it('has headings that skip no level, and none within lists and tables', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(2, 3, 7), { maxLength: 8 }), (levels) => {
        const content = levels.map((level) => block('heading', [{ type: 'text', text: 'H' }], { level }))
        let before = 4
        for (const one of richText({ type: 'doc', content }, 5)) {
          const level = one.kind === 'heading' ? one.level : 0
          expect(level).toBeLessThanOrEqual(Math.max(before + 1, 5))
          expect(level).toBeGreaterThanOrEqual(5)
          before = level
        }
      }),
    )
    const inList = block('bulletList', [
      block('listItem', [block('heading', [{ type: 'text', text: 'H' }], { level: 2 })]),
    ])
    expect(JSON.stringify(richText({ type: 'doc', content: [inList] }, 5))).not.toContain('"heading"')
  })

  it('keeps lists of any depth within what a page takes', () => {
    let deep: Node = para({ type: 'text', text: 'bottom' })
    for (let at = 0; at < 60; at++)
      deep = block('bulletList', [block('listItem', [para({ type: 'text', text: `l${at}` }), deep])])
    const blocks = richText({ type: 'doc', content: [deep] }, 5)
    const depth = (some: readonly Block[]): number =>
      Math.max(0, ...some.map((one) => (one.kind === 'list' ? 1 + depth(one.items.flat()) : 0)))
    expect(depth(blocks)).toBe(8)
    expect(flat(blocks)).toHaveLength(61)
  })

  it('makes no link of what leads elsewhere than to a page, a mailbox or a telephone', () => {
    const link = (href: unknown) =>
      richText(
        { type: 'doc', content: [para({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] })] },
        5,
      )
    for (const href of ['javascript:alert(1)', 'file:///etc/passwd', '//x', 'https://a b', 7, null])
      expect(JSON.stringify(link(href))).not.toContain('href')
    expect(JSON.stringify(link('https://example.org/x?y=1'))).toContain('"href":"https://example.org/x?y=1"')
  })

  it('lays a table out so that each place has one cell', () => {
    const cell = fc.record({
      columns: fc.integer({ min: 1, max: 4 }),
      rows: fc.integer({ min: 1, max: 4 }),
      isHead: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }), (loose) => {
        const table = laidOut(loose.map((row) => row.map((one): LooseCell => ({ ...one, blocks: [] }))))
        if (!table) return
        const taken = new Map<string, number>()
        for (const [y, row] of table.rows.entries())
          for (const one of row)
            for (let down = 0; down < one.rows; down++)
              for (let along = 0; along < one.columns; along++) {
                const place = `${y + down} ${one.column + along}`
                taken.set(place, (taken.get(place) ?? 0) + 1)
              }
        expect(taken.size).toBe(table.rows.length * table.widths.length)
        expect([...taken.values()].every((count) => count === 1)).toBe(true)
      }),
    )
  })
})

describe('signs', () => {
  it('that have no glyph stand as their names, and no other is touched', () => {
    expect(writable('Cymru: ŵ Ŵ ŷ Ŷ â ê î ô û, £5, “x” – 😀 ✅')).toBe('Cymru: ŵ Ŵ ŷ Ŷ â ê î ô û, £5, “x” – 😀 ✅')
    expect(writable('議')).toMatch(/^\[CJK UNIFIED IDEOGRAPH/)
    expect(writable('a\tb\u0007c\r\nd')).toBe('a bc\nd')
  })

  it('that no format can hold are gone before anything is written', () => {
    expect(sound({ a: ['x\u0000y\ud800z\uffff'] })).toEqual({ a: ['xy\ufffdz'] })
  })
})

describe('CSV', () => {
  it('is read by another reader as it was written, and begins no formula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { minLength: 2, maxLength: 2 }), {
          minLength: 1,
          maxLength: 4,
        }),
        (rows) => {
          const read: string[][] = parse(Buffer.from(csvOf(rows)), { bom: true, record_delimiter: '\r\n' })
          const kept = rows.map((row) =>
            row.map((one) => (/^[=+\-@\t\r]/.test(one) ? `'${one}` : one).replace(/\p{Surrogate}/gu, '\ufffd')),
          )
          expect(read).toEqual(kept)
          for (const one of read.flat()) expect(one).not.toMatch(/^[=+\-@\t\r]/)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('and JSON are the same bytes for the same facts', () => {
    const of = () => generatedContent({ questions: 3, words: 60 }).content
    for (const kind of PAPER_KINDS) {
      expect(Buffer.from(writeCsv(narrow(of(), kind, 1))).equals(Buffer.from(writeCsv(narrow(of(), kind, 1))))).toBe(
        true,
      )
      expect(Buffer.from(writeJson(narrow(of(), kind, 1))).equals(Buffer.from(writeJson(narrow(of(), kind, 1))))).toBe(
        true,
      )
    }
  })
})

describe('what a kind holds', () => {
  const { content, said } = generatedContent({ questions: 9, words: 60 })
  const words = (kind: (typeof PAPER_KINDS)[number]) => flat(compose(narrow(content, kind, 1)).blocks).join('\n')

  it('is the whole, or a part of it', () => {
    const whole = words('whole')
    for (const one of [...said.values()].flat()) expect(whole).toContain(one)
    for (const one of [
      'Reason 3',
      'Minority view 4',
      'Group dissent 5',
      'Statement 0',
      'Comment 8',
      'Evidence 8',
      'quoted 2',
      'Ann Other',
    ])
      expect(whole).toContain(one)
    expect(words('area')).toContain('Short name 7')
    expect(words('area')).not.toContain('Short name 8')
  })

  it('is no answer, level, comment or evidence in a pack for a workshop', () => {
    const pack = words('pack')
    for (const one of ['Descriptor 4 of 2', 'Member looks 2', 'Shows 2']) expect(pack).toContain(one)
    for (const one of ['q2w', 'Reason', 'Comment', 'Evidence 2', 'Minority', 'Ann Other', 'Level 3, '])
      expect(pack).not.toContain(one)
  })

  it('is levels, dissent, statements and what was left out for a committee, and no answer or title of evidence', () => {
    const paper = words('committee')
    for (const one of ['Minority view 4', 'Group dissent 5', 'Statement 0']) expect(paper).toContain(one)
    for (const one of ['q2w', 'Comment', 'Evidence 2', 'Reason 3', 'Ann Other']) expect(paper).not.toContain(one)
  })

  it('is what formal bodies said for the whole and for a committee alone, and after a seal says that it came later', () => {
    const later = 'This came after the submission was sealed'
    for (const kind of ['whole', 'committee'] as const) {
      for (const one of [...ROUTE_WORDS, ...ROUTE_DAYS]) expect(words(kind), kind).toContain(one)
      expect(words(kind)).not.toContain(later)
      const sealed = { ...narrow(content, kind, 1), seal: 'ab'.repeat(32), submittedAt: '2026-09-01T09:00:00.000Z' }
      expect(flat(compose(sealed).blocks).join('\n')).toContain(later)
    }
    for (const kind of PAPER_KINDS.filter((one) => !['whole', 'committee'].includes(one)))
      expect(narrow(content, kind, 1).route, kind).toEqual([])
  })

  it('skips no level of headings and has one title', () => {
    for (const kind of PAPER_KINDS.filter((one) => !isOrder(one))) {
      const levels = compose(narrow(content, kind, 1)).blocks.flatMap(function all(one): number[] {
        if (one.kind === 'marked') return one.blocks.flatMap(all)
        return one.kind === 'heading' ? [one.level] : []
      })
      expect(levels.filter((level) => level === 1)).toEqual([1])
      for (const [at, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1)
    }
  })

  it('has a name that any file system takes', () => {
    expect(fileNameOf('test"by/../', { kind: 'area', area: 2, format: 'pdf' }, 'draft-1')).toBe(
      'testby-area-2-draft-1.pdf',
    )
  })

  it('is as long as it was made', () => {
    expect(longText(200, chanceOf(3), 'x').said.length).toBeGreaterThanOrEqual(200)
  })
})
