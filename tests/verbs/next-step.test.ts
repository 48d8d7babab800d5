import { describe, expect, it } from 'vitest'
import { viewOverview } from '@/lib/assessment/view-overview'
import { viewStages } from '@/lib/assessment/view-stages'
import { closeReview } from '@/lib/review/close-review'
import { buildUser, buildWorld, LEADERS } from '../kit/world'

describe('the next step of what is submitted', () => {
  it('is to ask peers, then lies with them as long as a review is open, and is nobody’s once all have ended', async () => {
    const w = await buildWorld({ state: 'submitted', questions: ['1.1'], cast: LEADERS })
    const here = { assessmentId: w.assessmentId as string }
    const next = async () => {
      const [overview, stages] = [await viewOverview(w.lead, here), await viewStages(w.lead, here)]
      if (!overview.ok || !stages.ok) throw new Error('the lead sees both')
      expect(stages.value.next).toEqual(overview.value.next)
      return overview.value.next
    }
    expect(await next()).toEqual({ step: 'invite-peers', isMine: true, names: [] })
    const { reviewId, invite } = await w.review()
    await invite(await buildUser('Pia'), { role: 'peer_lead' })
    expect(await next()).toEqual({ step: 'await-peers', isMine: false, names: [] })
    expect(await closeReview(w.lead, { reviewId })).toMatchObject({ ok: true })
    expect(await next()).toBe(null)
  })
})
