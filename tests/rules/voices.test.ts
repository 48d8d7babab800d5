import { describe, expect, it } from 'vitest'
import type { NamingRule } from '@/lib/assessment/assessment'
import { voicesOf } from '@/lib/score/voices'

describe('who holds a minority view', () => {
  const assessors = ['a', 'b', 'c'].map((userId) => ({ userId, name: `N${userId}`, standing: 'member' as const }))
  const one = { userId: 'o', name: 'No', standing: 'officer' as const }
  const dissent = (assessorId: string, isNamed = false) => ({
    assessorId,
    stance: 'dissent' as const,
    minorityView: `view of ${assessorId}`,
    isNamed,
  })
  const by = (said: Parameters<typeof voicesOf>[0], naming: NamingRule) =>
    voicesOf(said, [...assessors, one], naming).map((voice) => voice.by)

  it('is said by name only where they wish it, and by role only where three or more share it', () => {
    expect(by([dissent('a'), dissent('o'), dissent('b', true)], 'roles')).toEqual(['Nb', 'A councillor', 'An assessor'])
    expect(by([dissent('o', true)], 'roles')).toEqual(['No'])
    expect(by([dissent('a'), dissent('o')], 'anonymous')).toEqual(['An assessor', 'An assessor'])
  })
})
