import { readFileSync } from 'node:fs'
import { expect, test } from './journey'
import { assessmentOf, comeIn, northmoor } from './people'

test('a lead takes the committee’s report of a submission, and fills a gap of a position statement that stands in the next document', async ({
  browser,
}) => {
  const { page } = await comeIn(browser, 'lead@northmoor.example')
  const finished = await assessmentOf(page, 'northmoor', 'Self-assessment 2025 to 2026')
  await page.goto(finished)
  await page.goto(`${finished}/documents`)
  await expect(page.getByRole('heading', { level: 1, name: 'Documents' })).toBeVisible()
  const report = page.getByRole('region', { name: 'For the committee' })
  const [pdf] = await Promise.all([
    page.waitForEvent('download'),
    report.getByRole('link', { name: 'Get it as PDF' }).click(),
  ])
  expect(pdf.suggestedFilename()).toBe('northmoor-committee-version-1.pdf')
  expect(
    readFileSync(await pdf.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')

  await page.goto(`${await northmoor(page)}/documents`)
  await page
    .getByRole('region', { name: 'For a corporate peer challenge' })
    .getByRole('link', { name: 'See and fill the gaps' })
    .click()
  const ask = page.getByRole('region', { name: 'Who we are: the place, the council and who runs it' })
  await expect(ask.getByText('Gap', { exact: true })).toBeVisible()
  await ask.getByText('Write it:').click()
  await ask.getByRole('textbox').fill('Northmoor has 190,000 people and one tier of local government.')
  await ask.getByRole('button', { name: 'Keep this' }).click()
  await expect(ask.getByText('Gap', { exact: true })).toHaveCount(0)
  const { request } = page
  const csv = await (await request.get(`${await northmoor(page)}/export?kind=cpc&format=csv`)).text()
  expect(csv).toContain('Northmoor has 190,000 people')
  expect((await request.get(`${finished}/export?format=docm`)).status()).toBe(400)
})
