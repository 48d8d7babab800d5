import { Fragment, Slice } from '@tiptap/pm/model'
import { expect, it } from 'vitest'
import { linkedSlice } from '@/app/_editor/auto-link'
import { findAddresses } from '@/app/_editor/find-addresses'
import { schema } from './paste/pasted'

const of = (words: string) => findAddresses(words).map(({ start, end, href }) => `${words.slice(start, end)} → ${href}`)

it('an address that is written out is found, without the stop after it', () => {
  expect(of('see www.example.gov.uk/plan. Next')).toEqual(['www.example.gov.uk/plan → https://www.example.gov.uk/plan'])
  expect(of('(https://northmoor.example/a?b=c)')).toEqual([
    'https://northmoor.example/a?b=c → https://northmoor.example/a?b=c',
  ])
  expect(of('write to clerk@northmoor.gov.uk, or call')).toEqual([
    'clerk@northmoor.gov.uk → mailto:clerk@northmoor.gov.uk',
  ])
  expect(of('both www.one.org.uk and https://two.org.uk!')).toHaveLength(2)
})

it('words that only look like one are none', () => {
  for (const words of [
    'The survey ended in May.It shows gains.',
    'see report.docx',
    'e.g. this',
    'at 10.30am',
    'Concord.example is ours',
    'an @name',
    '3.5.2 and 1.1',
  ])
    expect(of(words), words).toEqual([])
})

it('what is pasted has its addresses as links, and keeps those that it has', () => {
  const link = schema.mark('link', { href: 'https://elsewhere.example/' })
  const paragraph = schema.node('paragraph', null, [
    schema.text('see www.example.gov.uk/plan. May.It is ', [schema.mark('bold')]),
    schema.text('www.kept.org.uk', [link]),
  ])
  const [first] = linkedSlice(new Slice(Fragment.from(paragraph), 0, 0), schema).content.content
  const shown = first?.children.map(
    ({ text, marks }) => `${text}[${marks.map(({ type, attrs }) => attrs.href ?? type.name)}]`,
  )
  expect(shown).toEqual([
    'see [bold]',
    'www.example.gov.uk/plan[https://www.example.gov.uk/plan,bold]',
    '. May.It is [bold]',
    'www.kept.org.uk[https://elsewhere.example/]',
  ])
})
