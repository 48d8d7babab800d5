import { task } from './acts'
import { expect, LONG, test } from './journey'
import { comeIn } from './people'

test(
  'a set-up says what is missing where its button would be, asks before ticks are left, and keeps one date of the meeting',
  LONG,
  async ({ browser }) => {
    const { page } = await comeIn(browser, 'lead@eastvale.example')
    await page.goto('/c/eastvale/assessments/new')
    await page.getByLabel('What is it called?').fill('Set up with care')
    await page.getByRole('button', { name: 'Start the assessment' }).click()
    await expect(page.getByRole('heading', { name: 'Set-up', level: 1 })).toBeVisible()

    await page.goto(`${page.url()}/open`)
    await expect(page.getByText('What is missing before it can be opened')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Open the answers for writing' })).toHaveCount(0)
    await page.getByRole('link', { name: 'At least one assessor' }).click()
    for (const box of await page.getByRole('checkbox', { name: /^Assessor: / }).all()) await box.check()
    await page.getByRole('radio', { name: 'Chair: Edith Marchwell' }).check()
    for (const who of ['Gareth Silverdale', 'Noor Whitcombe'])
      await page.getByRole('checkbox', { name: `Signs: ${who}` }).check()
    await page.getByRole('link', { name: 'Set-up' }).last().click()
    await expect(page.getByRole('dialog', { name: 'Leave this page?' })).toBeVisible()
    await page.getByRole('button', { name: 'Stay here' }).click()
    await page.getByRole('button', { name: 'Save people' }).click()

    await task(page, 'Title and dates')
    await page.getByLabel('Date of the meeting').fill('2099-06-19')
    await page.getByLabel('Scores are due').fill('2099-06-12')
    await page.getByRole('button', { name: 'Save title and dates' }).click()
    await expect(page.getByText('Meeting on Friday 19 June 2099.')).toBeVisible()
    await task(page, 'Check and open')
    await page.getByRole('button', { name: 'Open the answers for writing' }).click()
    await expect(page.getByRole('heading', { name: 'The answers are open' })).toBeVisible()

    // A change takes a reason from now on.
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
