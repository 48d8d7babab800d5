import { describe, expect, it } from 'vitest'
import { readFramework } from '@/db/reference/framework'
import * as reference from '@/db/reference/resources'
import { RESOURCE_KINDS } from '@/db/schema/framework'
import { KINDS, levelWords, librarySearch } from '@/lib/library/library'

const { areas } = readFramework()
const questions = areas.flatMap((area) => area.questions)

describe('the framework', () => {
  it('has five areas of eight questions, in the order of their codes', () => {
    const expected = [1, 2, 3, 4, 5].flatMap((area) => [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `${area}.${n}`))
    expect(questions.map((q) => q.code)).toEqual(expected)
  })
  it('describes each level of each question in words of its own', () => {
    const descriptors = questions.flatMap((q) => q.levels)
    expect(descriptors).toHaveLength(160)
    expect(new Set(descriptors).size).toBe(160)
  })
  it('asks in sentences short enough to read aloud', () => {
    const sentences = questions.flatMap((q) =>
      [q.question, q.why, q.guidance, q.help.member, q.help.officer, ...q.levels].flatMap((text) =>
        text.split(/(?<=[.?])\s/),
      ),
    )
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 25)).toEqual([])
  })
  it('tags most questions with evidence use or efficiency', () => {
    expect(questions.filter((q) => q.tags.length > 0).length).toBeGreaterThan(36)
  })
  it('gives every kind of council questions in every area', () => {
    for (const area of areas)
      for (const type of ['unitary', 'district', 'county'] as const)
        expect(area.questions.some((q) => q.council_types.includes(type))).toBe(true)
  })
})

describe('the library', () => {
  const resources = reference.readResources()
  it('has resources of every kind for every area, each with its own address', () => {
    expect(new Set(resources.map((r) => r.url)).size).toBe(resources.length)
    for (const area of [1, 2, 3, 4, 5])
      expect(new Set(resources.filter((r) => r.area.includes(area)).map((r) => r.kind))).toEqual(new Set(KINDS))
  })
  it('links to publishers, not to copies', () => {
    expect(resources.filter((r) => r.publisher.includes('(copy)'))).toEqual([])
  })
  it('searches by the kinds that its resources are filed under', () => {
    expect(KINDS).toEqual(RESOURCE_KINDS)
  })
  it('treats a choice that it does not know as no choice', () => {
    expect(librarySearch.parse({ area: 'x', kind: 'rumour', level: ['4', '1'], words: '  ' })).toEqual({ level: 4 })
    expect(librarySearch.parse({ area: '2', kind: 'tool', level: 'leading', words: ' risk ' })).toEqual({
      area: 2,
      kind: 'tool',
      words: 'risk',
    })
  })
  it('says at which level a resource helps, in the words of the framework', () => {
    expect(levelWords(3, ['A', 'B', 'Growing', 'D'])).toBe('Useful at level 3, growing')
    expect(levelWords(null, [])).toBe('Useful at any level')
  })
})
