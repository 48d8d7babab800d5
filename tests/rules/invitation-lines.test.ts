import { describe, expect, it } from 'vitest'
import { readLines, roleSaid } from '@/lib/people/invitation-lines'

const ADA = { name: 'Ada Smith', email: 'ada@council.example', role: 'officer', post: 'Head of audit', group: '' }

describe('a list of people', () => {
  it('is read with commas, semicolons or tabs, with a heading or without', () => {
    for (const text of [
      'Ada Smith, ada@council.example, officer, Head of audit',
      'Ada Smith;ada@council.example;officer;Head of audit',
      'Ada Smith\tada@council.example\tofficer\tHead of audit',
      'ada@council.example, Ada Smith, officer, Head of audit',
      '"Ada Smith","ada@council.example","officer","Head of audit"',
      'Ada Smith <ada@council.example>, officer, Head of audit',
      'Post,E-mail address,Name,Role\nHead of audit,ada@council.example,Ada Smith,officer',
      '\uFEFFName;Email;Role;Position\r\nAda Smith;ada@council.example;officer;Head of audit\r\n\r\n',
    ])
      expect(readLines(text), text).toMatchObject([ADA])
  })

  it('keeps a comma inside of quotes, and says the line', () => {
    const [, second] = readLines('A, a@a.example, officer, P\nB, b@b.example, member, "Leader, Hill group", Hill')
    expect(second).toMatchObject({ line: 2, post: 'Leader, Hill group', group: 'Hill' })
  })

  it('knows roles as councils say them', () => {
    expect(['Councillor', 'Cllr', 'member', 'Officer', 'Monitoring officer', 'mayor'].map(roleSaid)).toEqual([
      ...['member', 'member', 'member', 'officer', 'monitoring_officer', undefined],
    ])
  })
})
