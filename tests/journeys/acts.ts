import { expect, type Locator, type Page } from '@playwright/test'
import { show } from './people'

/** What people do in more than one journey, by mouse. */

const form = (page: Page) => page.getByRole('form', { name: 'Your score' })

/** Fills in a score, all of it but the button. */
export async function fillScore(page: Page, level: number, reason: string) {
  const choices = (group: string) => form(page).getByRole('group', { name: group }).getByRole('radio')
  const another = form(page).getByRole('button', { name: 'Choose another' })
  if (await another.isVisible()) await another.click()
  await choices('Which describes the council now?')
    .nth(level - 1)
    .check()
  await choices('Which level should the council reach?').nth(3).check()
  await form(page).getByLabel('Fairly sure').check()
  await choices('How strong is the evidence?').nth(1).check()
  await form(page).getByLabel('Reason', { exact: true }).fill(reason)
}

/** Where a form of evidence takes files. A choice beside it is called so as well. */
export const filesOf = (attach: Locator) =>
  attach.getByLabel('Files', { exact: true }).and(attach.locator('[type=file]'))

/** Scores the question whose page is open. */
export async function score(page: Page, level: number, reason: string) {
  await show(page, 'Score')
  await fillScore(page, level, reason)
  await form(page).getByRole('button').last().click()
  await expect(page.getByTestId('score-state')).toHaveAttribute('data-state', 'submitted')
}

export async function openMeeting(lead: Page, base: string) {
  await lead.goto(base)
  await sure(lead, 'Open the meeting…', 'Open the meeting')
  await expect(lead.getByRole('link', { name: 'the present stage: Meet and agree' })).toBeVisible()
}

export const reveal = (chair: Page) => chair.getByRole('button', { name: 'Reveal the scores…' })

/** Reveals the scores of the question whose panel of scores is open, which leads to the page of what everybody gave. */
export async function revealAll(chair: Page) {
  await sure(chair, 'Reveal the scores…', 'Reveal all scores to everybody in this assessment')
  await expect(chair).toHaveURL(/\/agree$/)
}

/** Records level 3 and ambition 4 on the page where a question whose scores are revealed is agreed. */
export async function recordLevel(chair: Page, reason: string) {
  const record = chair.getByRole('form', { name: 'Record the agreed level' })
  await record.getByRole('group', { name: 'Agreed level' }).getByRole('radio').nth(2).check()
  await record.getByRole('group', { name: 'Agreed ambition' }).getByRole('radio').nth(3).check()
  await record.getByLabel('Reason for the agreed level').fill(reason)
  await record.getByRole('button', { name: 'Record 3 Maturing as agreed' }).click()
  await expect(chair.getByText(reason).first()).toBeVisible()
}

/** Agrees, or disagrees with what they would have recorded. */
export async function takeStand(page: Page, question: string, dissent?: string) {
  await page.goto(`${question}/agree`)
  const stand = page.getByRole('region', { name: 'Whether you agree with the level' })
  await stand.getByRole('button', { name: dissent ? 'I disagree' : 'I agree', exact: true }).click()
  if (dissent) {
    await stand.getByLabel('What would you have recorded, and why?').fill(dissent)
    await stand.getByRole('button', { name: 'Record that I disagree' }).click()
  }
  await expect(stand.getByText(dissent ? 'You disagree.' : 'You agree.')).toBeVisible()
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

/** From the list of a set-up to one of its tasks. */
export async function task(page: Page, name: string) {
  const one = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, level: 2, exact: true }) })
  await one.getByRole('link').click()
  await expect(page.getByRole('heading', { name, level: 1, exact: true })).toBeVisible()
}
