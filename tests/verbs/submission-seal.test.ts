import { beforeAll, describe, expect, it } from 'vitest'
import { sealOf } from '@/lib/submission/seal'
import { signOff } from '@/lib/submission/sign-off'
import { startSigning } from '@/lib/submission/start-signing'
import { submitAssessment } from '@/lib/submission/submit-assessment'
import { viewReadiness } from '@/lib/submission/view-readiness'
import { viewSubmission } from '@/lib/submission/view-submission'
import { assessment_id, buildSealed, callerOf, pastTheRules } from '../kit/world/sealed'

const lead = callerOf(5)
const at = { assessmentId: assessment_id }
describe('the seal of what is signed is the same for the same rows, from version to version', () => {
  beforeAll(() => pastTheRules(buildSealed))
  const change = (text: string) => pastTheRules((client) => client.query(text, [assessment_id]))
  const seal = async () => {
    const seen = await viewReadiness(lead, at)
    return seen.ok ? seen.value.seal : seen.refusal.kind
  }

  it.each([
    ['names', '3311ab6e71e96f638ec493dd21dda052a81aea4396d46da8fef328b31306504c'],
    ['anonymous', '4d54700be2acd5f8c625659d45deb22710a539f207dfa7d42f15890cd2269fca'],
    ['roles', '358e79386bfe527f0158fec4baa91a3b3a305ab50d826dd6e00319a6a8331d83'],
  ])('where minority views are shown by %s', async (naming, before) => {
    await change(`update assessments set naming_rule = '${naming}' where id = $1`)
    expect(await seal()).toBe(before)
  })

  it('and so are the submitted text and the state of each text', async () => {
    await change(
      `update assessment_questions set left_out_reason = 'Not ours.' where assessment_id = $1 and code = '2.2'`,
    )
    expect(await startSigning(lead, at)).toMatchObject({ ok: true })
    for (const signatory of [2, 4])
      expect(await signOff(callerOf(signatory), { ...at, contentSha256: await seal() })).toMatchObject({ ok: true })
    expect(await submitAssessment(lead, at)).toMatchObject({ ok: true })
    const seen = await viewSubmission(lead, at)
    if (!seen.ok) throw new Error(seen.refusal.kind)
    const { file, states } = seen.value
    expect([sealOf(file.content), sealOf(states)]).toEqual([
      'a9009f6fefcf4c903266ac9f29bac4e8d2174f5870a6d457feb8f89ea9d6653d',
      '11a8fda03b2537f64957fd898305c8df62e3b675ac87160228ddc798cd4b6746',
    ])
  })
})
