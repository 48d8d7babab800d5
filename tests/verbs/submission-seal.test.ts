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
    ['names', 'a921789190420897ad28e5b808951ecb4a580fdfc78d84cef45071933c1db571'],
    ['anonymous', 'bade2e2bde2ff5284e98e4d4b989dd9ed1ed6a9132c3d8283d717e6ec6bac1a3'],
    ['roles', '671ca787d93da4b71e90513369020df0843f3c1355a5377efd534811aa8b369e'],
  ])('where minority views are shown by %s', async (naming, before) => {
    await change(`update assessments set naming_rule = '${naming}' where id = $1`)
    expect(await seal()).toBe(before)
  })

  it('and so are the submitted text and the state of each answer', async () => {
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
      'b772738ba992e7d9aaab1b40d37a5f9c59dda18237aad84fd1fe42003c399949',
      '899d40dff6b5f862b2488ed74943d246ba4eb703998684fd0ae0a55b28d78621',
    ])
  })
})
