import type { Locator, Page } from '@playwright/test'
import { task } from './acts'
import { expect, LONG, test } from './journey'
import { comeIn } from './people'

const MOST_PRESSES = 60

/** A person who presses, ticks and fills in, each counted as one. */
function counting(page: Page) {
  let presses = 0
  const once = (act: Promise<unknown>) => {
    presses += 1
    return act
  }
  return {
    press: (where: Locator) => once(where.click()),
    tick: (where: Locator) => once(where.check()),
    fill: (where: Locator, words: string) => once(where.fill(words)),
    go: (name: string) => once(task(page, name)),
    count: () => presses,
  }
}

test(
  'an assessment of 40 questions with 12 people is set up and opened in at most 60 presses',
  LONG,
  async ({ browser }) => {
    const { page } = await comeIn(browser, 'lead@eastvale.example')
    await page.goto('/c/eastvale/assessments/new')
    await page.getByLabel('What is it called?').fill('Set up in few presses')
    await page.getByRole('button', { name: 'Start the assessment' }).click()
    await expect(page.getByRole('heading', { name: 'Set-up', level: 1 })).toBeVisible()
    const { press, tick, fill, go, count } = counting(page)

    // What is missing is said where the button would be.
    await page.goto(`${page.url()}/open`)
    await expect(page.getByText('What is missing before it can be opened')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Open the answers for writing' })).toHaveCount(0)
    await page.getByRole('link', { name: 'At least one assessor' }).click()
    await page.getByRole('link', { name: 'Set-up' }).last().click()

    await go('People')
    const boxes = await page.getByRole('checkbox', { name: /^Assessor: / }).all()
    expect(boxes.length).toBeGreaterThanOrEqual(9)
    for (const box of boxes) await tick(box)
    await tick(page.getByRole('radio', { name: 'Chair: Edith Marchwell' }))
    for (const who of ['Gareth Silverdale', 'Noor Whitcombe'])
      await tick(page.getByRole('checkbox', { name: `Signs: ${who}` }))

    // Whoever leaves with something unsaved is asked.
    await page.getByRole('link', { name: 'Set-up' }).last().click()
    await expect(page.getByRole('dialog', { name: 'Leave this page?' })).toBeVisible()
    await page.getByRole('button', { name: 'Stay here' }).click()
    await press(page.getByRole('button', { name: 'Save people' }))

    await go('Who writes what')
    const writers = ['Hannah Quillfeather', 'Stefan Ollerby', 'Noor Whitcombe', 'Edith Marchwell', 'Gareth Silverdale']
    for (const [place, who] of writers.entries()) {
      await tick(page.getByRole('checkbox', { name: new RegExp(`^All of ${place + 1}`) }))
      await tick(page.getByRole('radio', { name: new RegExp(`^${who}`) }))
      await press(page.getByRole('button', { name: `Give 8 to ${who}` }))
      await expect(page.getByText(`${(place + 1) * 8} of 40 have a writer`)).toBeVisible()
    }
    await press(page.getByRole('link', { name: 'Set-up' }).last())

    await go('Title and dates')
    await fill(page.getByLabel('Date of the meeting'), '2099-06-19')
    await fill(page.getByLabel('Scores are due'), '2099-06-12')
    await press(page.getByRole('button', { name: 'Save title and dates' }))
    await expect(page.getByText('Meeting on Friday 19 June 2099.')).toBeVisible()

    await go('Check and open')
    await press(page.getByRole('button', { name: 'Open the answers for writing' }))
    await expect(page.getByRole('heading', { name: 'The answers are open' })).toBeVisible()
    console.info(`set-up of 40 questions: ${count()} presses, at most ${MOST_PRESSES}`)
    expect(count()).toBeLessThanOrEqual(MOST_PRESSES)

    // There is one date of the meeting. A change takes a reason from now on.
    const base = page.url().replace(/\/setup\/open$/, '')
    await page.goto(`${base}/setup/dates`)
    await page.getByLabel('Date of the meeting').fill('2099-06-26')
    await page.getByRole('button', { name: 'Save title and dates' }).click()
    await expect(page.getByText('Say why it changes.').first()).toBeVisible()
    await expect(page.getByLabel('Date of the meeting')).toHaveValue('2099-06-26')
    await page.getByLabel('Why does it change?').fill('The chamber is taken on the 19th')
    await page.getByRole('button', { name: 'Save title and dates' }).click()
    await expect(page.getByText('Meeting on Friday 26 June 2099.')).toBeVisible()
    await page.goto(`${base}/meeting/agenda`)
    await expect(page.getByText('Friday 26 June 2099').first()).toBeVisible()
  },
)
