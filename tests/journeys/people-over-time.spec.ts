import type { Page } from '@playwright/test'
import { expect, test } from './journey'
import { comeIn, editorOf, isSaved, pick, show } from './people'

const HIDDEN = 'Canary of whoever left'

const score = async (page: Page, question: string, level: number, reason: string) => {
  await page.goto(question)
  await show(page, 'Score')
  const form = page.getByRole('form', { name: 'Your score' })
  const levels = form.getByRole('group', { name: 'Which describes the council now?' }).getByRole('radio')
  await levels.nth(level - 1).check()
  await form.getByRole('group', { name: 'Which level should the council reach?' }).getByRole('radio').nth(3).check()
  await form.getByLabel('Fairly sure').check()
  await form.getByRole('group', { name: 'How strong is the evidence?' }).getByRole('radio').nth(1).check()
  await form.getByLabel('Reason', { exact: true }).fill(reason)
  await form.getByRole('button').last().click()
  await expect(page.getByTestId('score-state')).toHaveAttribute('data-state', 'submitted')
}

/** Names somebody to follow, on the page that asks who. */
const follow = async (lead: Page, who: RegExp, duty: string, reason: string) => {
  await expect(lead.getByRole('heading', { name: new RegExp(`Who follows .* as ${duty}`) })).toBeVisible()
  const form = lead.getByRole('form', { name: 'Name a successor' })
  const chosen = await form.getByRole('option').filter({ hasText: who }).first().textContent()
  await form.getByLabel('Who follows?').selectOption({ label: chosen ?? '' })
  await form.getByLabel('Why?').fill(reason)
  await form.getByRole('button', { name: `Name this person ${duty}` }).click()
}

test('an assessor leaves while they score, the chair before the meeting, a signatory before signing: it goes on to a submission that says so', async ({
  browser,
}) => {
  const come = async (account: string) => (await comeIn(browser, `${account}@eastvale.example`)).page
  const lead = await come('lead')

  // One question, four assessors, a chair, two who sign.
  await lead.goto('/c/eastvale/assessments/new')
  await lead.getByLabel('What is it called?').fill('People come and go')
  await lead.getByRole('button', { name: 'Start the assessment' }).click()
  await expect(lead.getByRole('heading', { name: 'Set-up' })).toBeVisible()
  const base = new URL(lead.url()).pathname.replace(/\/setup$/, '')
  const question = `${base}/q/1.1`
  const named = lead.getByRole('region', { name: 'People' })
  for (const who of ['Gareth Silverdale', 'Edith Marchwell', 'Joan Tanglewood', 'Chidi Roundtree'])
    await pick(named, 'Assessors', who)
  for (const who of ['Gareth Silverdale', 'Noor Whitcombe']) await pick(named, 'Signatories', who)
  await pick(named, 'Chair of the meeting', 'Edith Marchwell')
  await named.getByRole('button', { name: 'Save people' }).click()
  await expect(named.getByText('People saved')).toBeVisible()
  await lead.getByText('Leave questions out').click()
  const scope = lead.getByRole('region', { name: 'Which questions' })
  for (const box of (await scope.getByRole('checkbox').all()).slice(1)) await box.check()
  await scope.getByLabel('Why?').fill('One question is enough.')
  await scope.getByRole('button', { name: 'Save which questions are left out' }).click()
  await expect(scope.getByText('1 of 40 questions are in.')).toBeVisible()
  await lead.getByRole('button', { name: 'Open the answers for writing' }).click()
  await expect(lead.getByRole('button', { name: 'Open the answers for writing' })).toBeHidden()
  await lead.goto(question)
  await (await editorOf(lead, '1.1')).click()
  await lead.keyboard.type('The profile is shared by every service.')
  await isSaved(lead)
  await lead.getByRole('radio', { name: 'Ready to score' }).check()
  await lead.getByRole('button', { name: 'Save how far it is' }).click()
  await expect(lead.getByText('Saved', { exact: true })).toBeVisible()
  await lead.goto(base)
  await lead.getByRole('button', { name: 'Open scoring and fix the rules' }).click()
  await expect(lead.getByText('Scoring alone')).toBeVisible()

  // An assessor scores and leaves the council. The lead sees before what ends, and after who is missing.
  const [gone, leader] = [await come('member2'), await come('leader')]
  await score(gone, question, 1, HIDDEN)
  await score(leader, question, 3, 'What the leader saw')
  await lead.goto('/c/eastvale/people')
  await lead.getByRole('searchbox').fill('roundtree')
  await lead.getByRole('button', { name: 'Search' }).click()
  await lead.getByRole('link', { name: 'Chidi Roundtree' }).click()
  await lead.getByRole('link', { name: 'End the role here' }).click()
  const ends = lead.getByRole('region', { name: 'What ends today' })
  await expect(ends.getByText('Assessor, People come and go')).toBeVisible()
  await lead.getByRole('button', { name: 'End the role of Chidi Roundtree today' }).click()
  await expect(lead.getByText(/No longer here/)).toBeVisible()
  await lead.goto('/c/eastvale/people?show=left')
  await expect(lead.getByRole('link', { name: 'Chidi Roundtree' })).toBeVisible()
  await lead.goto(base)
  const band = lead.getByText('Chidi Roundtree does not assess any more')
  await expect(band).toBeVisible()
  await lead.getByRole('link', { name: 'Name a successor' }).click()
  await follow(lead, /Pauline Farthingdale/, 'assessor', 'He moved away')
  await lead.goto(base)
  await expect(band).toBeHidden()

  // Who follows scores from the next round on, which the lead opens by putting this one aside.
  const next = await come('member3')
  await next.goto(question)
  await show(next, 'Score')
  await expect(next.getByText(/from the next round of this question on/)).toBeVisible()
  await lead.goto(question)
  await show(lead, 'Score')
  await lead.getByLabel('Why is this round put aside?').fill('An assessor left while we scored.')
  await lead.getByRole('button', { name: 'Put round 1 aside and open round 2' }).click()
  await expect(lead.getByText(/Round 2 of at most 4/)).toBeVisible()

  // The chair changes before the meeting.
  await lead.goto(`${base}/setup`)
  await lead.getByRole('link', { name: 'Replace Edith Marchwell' }).first().click()
  await follow(lead, /Martin Applegarth/, 'chair', 'She is on leave')
  await lead.goto(base)
  await lead.getByRole('button', { name: 'Open the meeting' }).click()
  await expect(lead.getByText('Meeting and agreeing')).toBeVisible()
  const [edith, joan, martin] = [await come('chair'), await come('member5'), await come('member1')]
  for (const [page, level] of [
    [leader, 3],
    [edith, 3],
    [joan, 2],
    [next, 3],
  ] as const)
    await score(page, question, level, 'Seen anew')
  await edith.reload()
  await show(edith, 'Score')
  await expect(edith.getByRole('button', { name: /^Reveal all scores/ })).toBeHidden()
  await martin.goto(question)
  await show(martin, 'Score')
  await martin.getByRole('button', { name: /^Reveal all scores/ }).click()
  await expect(martin.getByText('Seen anew').first()).toBeVisible()
  await expect(martin.getByText(HIDDEN)).toHaveCount(0)
  const agreeing = martin.getByRole('form', { name: 'Record the agreed level' })
  await agreeing.getByRole('group', { name: 'Agreed level' }).getByRole('radio').nth(2).check()
  await agreeing.getByRole('group', { name: 'Agreed ambition' }).getByRole('radio').nth(3).check()
  await agreeing.getByLabel('Reason for the agreed level').fill('Most services use it.')
  await agreeing.getByRole('button', { name: 'Record this as the agreed level' }).click()
  await expect(martin.getByText('Most services use it.').first()).toBeVisible()
  for (const page of [leader, edith, joan, next]) {
    await page.goto(question)
    await show(page, 'Score')
    const stance = page.getByRole('form', { name: 'Your stand on the agreed level' })
    await stance.getByRole('radio', { name: 'I concur' }).check()
    await stance.getByRole('button', { name: /Record what I say/ }).click()
    await expect(stance.getByRole('button', { name: /Change what I said/ })).toBeVisible()
  }

  // A signatory changes before signing; two sign, the lead submits.
  await lead.goto(`${base}/setup`)
  await lead.getByRole('link', { name: 'Replace Noor Whitcombe' }).click()
  await follow(lead, /Stefan Ollerby/, 'signatory', 'She retires')
  await lead.goto(`${base}/submit`)
  await lead.getByRole('button', { name: 'Freeze the answers and ask for signatures' }).click()
  await expect(lead.getByRole('heading', { name: 'Signatures' })).toBeVisible()
  for (const [place, page] of [leader, await come('finance')].entries()) {
    await page.goto(`${base}/submit`)
    await page.getByRole('button', { name: 'Sign the assessment as it stands' }).click()
    await expect(page.getByText('has not signed yet')).toHaveCount(1 - place)
  }
  await lead.reload()
  await lead.getByRole('button', { name: 'Submit the assessment' }).click()
  await expect(lead.getByText('This assessment is submitted')).toBeVisible()

  // Record, report, trail and the sealed file say who followed whom, when and why.
  const changes = [
    ['Chidi Roundtree', 'Pauline Farthingdale', 'He moved away'],
    ['Edith Marchwell', 'Martin Applegarth', 'She is on leave'],
    ['Noor Whitcombe', 'Stefan Ollerby', 'She retires'],
  ] as const
  for (const path of [`${base}/record`, `${base}/report`]) {
    await lead.goto(path)
    for (const [before, after, why] of changes) {
      const line = lead
        .getByRole('listitem')
        .filter({ hasText: before })
        .filter({ hasText: `${after},` })
      await expect(line.filter({ hasText: why }).first(), `${path}: ${after}`).toBeVisible()
    }
    await expect(lead.getByText('An assessor left while we scored.').first(), path).toBeVisible()
  }
  await lead.goto(`${base}/trail?kind=people`)
  for (const [before, after, why] of changes) {
    await expect(lead.getByText(new RegExp(`Named ${after} \\w+ after ${before}`))).toBeVisible()
    await expect(lead.getByText(`Why: ${why}`)).toBeVisible()
  }
  await lead.goto('/c/eastvale/trail?kind=scoring')
  await expect(lead.getByText('Put round 1 aside')).toBeVisible()
  const sealed = await (await lead.request.get(`${base}/report/export`)).text()
  for (const one of [...changes.flat(), 'An assessor left while we scored.']) expect(sealed).toContain(one)
  expect(sealed).not.toContain(HIDDEN)
  await gone.goto('/')
  await expect(gone.getByRole('link', { name: 'Eastvale District Council' })).toBeHidden()
  await Promise.all([gone, leader, next, edith, joan, martin, lead].map((page) => page.context().close()))
})
