import { expect, type Page } from '@playwright/test'
import { show } from './people'

/** What people do in more than one journey, by mouse. */

const form = (page: Page) => page.getByRole('form', { name: 'Your score' })

/** Fills in a score, all of it but the button. */
export async function fillScore(page: Page, level: number, reason: string) {
  const choices = (group: string) => form(page).getByRole('group', { name: group }).getByRole('radio')
  await choices('Which describes the council now?')
    .nth(level - 1)
    .check()
  await choices('Which level should the council reach?').nth(3).check()
  await form(page).getByLabel('Fairly sure').check()
  await choices('How strong is the evidence?').nth(1).check()
  await form(page).getByLabel('Reason', { exact: true }).fill(reason)
}

/** Scores the question whose page is open. */
export async function score(page: Page, level: number, reason: string) {
  await show(page, 'Score')
  await fillScore(page, level, reason)
  await form(page).getByRole('button').last().click()
  await expect(page.getByTestId('score-state')).toHaveAttribute('data-state', 'submitted')
}

export async function openMeeting(lead: Page, base: string) {
  await lead.goto(base)
  await lead.getByRole('button', { name: 'Open the meeting' }).click()
  await expect(lead.getByRole('link', { name: 'the present stage: Meet and agree' })).toBeVisible()
}

export const reveal = (chair: Page) => chair.getByRole('button', { name: /^Reveal all scores/ })

/** Records level 3 and ambition 4 on the page of a question whose scores are revealed. */
export async function recordLevel(chair: Page, reason: string) {
  const record = chair.getByRole('form', { name: 'Record the agreed level' })
  await record.getByRole('group', { name: 'Agreed level' }).getByRole('radio').nth(2).check()
  await record.getByRole('group', { name: 'Agreed ambition' }).getByRole('radio').nth(3).check()
  await record.getByLabel('Reason for the agreed level').fill(reason)
  await record.getByRole('button', { name: 'Record this as the agreed level' }).click()
  await expect(chair.getByText(reason).first()).toBeVisible()
}

/** Concurs, or dissents with what they would have recorded. */
export async function takeStand(page: Page, question: string, dissent?: string) {
  await page.goto(question)
  await show(page, 'Score')
  const stand = page.getByRole('form', { name: 'Your stand on the agreed level' })
  await stand.getByRole('radio', { name: dissent ? 'I dissent' : 'I concur' }).check()
  if (dissent) await stand.getByLabel('What would you have recorded, and why?').fill(dissent)
  await stand.getByRole('button', { name: /Record what I say/ }).click()
  await expect(stand.getByRole('button', { name: /Change what I said/ })).toBeVisible()
}

/** The lead freezes the answers, two sign, the lead submits. */
export async function signAndSubmit(lead: Page, base: string, signatories: readonly [Page, Page]) {
  await lead.goto(`${base}/submit`)
  await sure(lead, 'Freeze the answers…', 'Freeze the answers and ask for signatures')
  await expect(lead.getByRole('heading', { name: 'The statement' })).toBeVisible()
  for (const [place, page] of signatories.entries()) {
    await page.goto(`${base}/submit`)
    await sure(page, 'Sign the statement…', /^Sign as/)
    await expect(page.getByText('Not signed yet')).toHaveCount(1 - place)
  }
  await lead.reload()
  await sure(lead, 'Submit the assessment…', 'Submit the assessment')
  await expect(lead.getByText('This assessment is submitted')).toBeVisible()
}

/** Presses, reads what will happen, and presses once more. */
export async function sure(page: Page, opens: string, press: string | RegExp) {
  await page.getByRole('button', { name: opens }).click()
  await page.getByRole('dialog').getByRole('button', { name: press, exact: true }).click()
}
