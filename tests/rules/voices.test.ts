import { describe, expect, it } from 'vitest'
import type { NamingRule } from '@/lib/assessment/assessment'
import { voicesOf } from '@/lib/score/voices'

describe('who holds a minority view', () => {
  const people = (ids: string, standing: 'member' | 'officer') =>
    [...ids].map((userId) => ({ userId, name: `N${userId}`, standing, group: null }))
  const councillors = people('abcd', 'member')
  const dissent = (assessorId: string, isNamed = false) => ({
    assessorId,
    stance: 'dissent' as const,
    minorityView: `view of ${assessorId}`,
    isNamed,
  })
  const by = (said: Parameters<typeof voicesOf>[0], naming: NamingRule, officers = people('opq', 'officer')) =>
    voicesOf(said, [...councillors, ...officers], naming).map((voice) => voice.by)

  it('is said by name only where they wish it, and else by role', () => {
    const said = [dissent('a'), dissent('o'), dissent('b', true)]
    expect(by(said, 'roles')).toEqual(['Nb', 'A councillor', 'An officer'])
    expect(by(said, 'anonymous')).toEqual(['Nb', 'An assessor', 'An assessor'])
  })

  it('is said without a role where one would tell: of the few themselves, and of the rest whom the few would stand out from', () => {
    expect(by([dissent('a'), dissent('o')], 'roles', people('op', 'officer'))).toEqual(['An assessor', 'An assessor'])
    expect(by([dissent('a'), dissent('o', true)], 'roles')).toEqual(['No', 'An assessor'])
  })
})
