import { describe, expect, it } from 'vitest'
import { LIMITS } from '@/lib/limit/limit'

const DRAFT_EVERY = 0.7
const QUESTIONS = 40

describe('the limits', () => {
  it('let a councillor score all forty questions writing without a pause, and 25 of them in one room', () => {
    const { person, address } = LIMITS.act
    const most = person.within / DRAFT_EVERY + QUESTIONS
    expect(most).toBeLessThan(person.points)
    expect(25 * most).toBeLessThan(address.points)
  })

  it('let a lead invite sixty people in ten minutes, and each of them sign in from the same building', () => {
    expect(60).toBeLessThan(LIMITS.invitations.person.points)
    expect(LIMITS.invitations.person.within).toBeGreaterThanOrEqual(600)
    expect(60).toBeLessThan(LIMITS['sign-in-links'].address.points)
    expect(60).toBeLessThan(LIMITS['sign-in'].address.points)
  })

  it('are stricter for a person than for an address, behind which a council sits', () => {
    for (const [kind, { person, address }] of Object.entries(LIMITS))
      expect(address.points / address.within, kind).toBeGreaterThan(person.points / person.within)
  })
})
