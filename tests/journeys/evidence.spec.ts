import { filesOf } from './acts'
import { expect, test } from './journey'
import { comeIn, northmoor, show } from './people'

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

test('an officer attaches twelve files at once, finds them in the register by their words, and holds one', async ({
  browser,
}) => {
  const { page } = await comeIn(browser, 'officer@northmoor.example')
  const running = await northmoor(page)
  await page.goto(`${running}/q/2.7`)
  await show(page, 'Evidence')
  const form = page.getByRole('form', { name: 'Attach evidence' })
  const twelve = Array.from({ length: 12 }, (_, at) =>
    file(`Street_count ${at + 1}.csv`, `street,count\nLantern Row ${at},${at}\n`),
  )
  await filesOf(form).setInputFiles(twelve)
  await expect(form.getByRole('list', { name: 'Chosen files' }).getByRole('listitem')).toHaveCount(12)
  await form.getByLabel('Date of the information').fill('2026-03-31')
  await form.getByRole('button', { name: 'Attach evidence' }).click()
  // Twelve files, one after the other.
  await expect(page.getByRole('link', { name: 'Street count 12', exact: true })).toBeVisible({ timeout: 120_000 })
  await expect(form.getByRole('list', { name: 'Chosen files' }).getByRole('listitem')).toHaveCount(0)

  await page.goto('/c/northmoor/evidence')
  await expect(page.getByRole('heading', { name: 'Evidence', level: 1 })).toBeVisible()
  await page.getByRole('searchbox').fill('Street count')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByRole('heading', { name: /12 items/ })).toBeVisible()
  await page.getByRole('link', { name: 'Street count 3', exact: true }).click()
  await page.getByText('Change readers or class').click()
  const readers = page.getByRole('form', { name: 'Change readers or class' })
  await readers.getByRole('radio', { name: /^Exempt/ }).check()
  await readers.getByRole('combobox', { name: 'Paragraph of Schedule 12A' }).selectOption('3')
  await readers.getByLabel('Why the public interest is in keeping it back').fill('It names who was paid.')
  await readers.getByLabel('When to look at the class again').fill('2099-01-01')
  await readers.getByRole('button', { name: 'Save or ask' }).click()
  await expect(page.getByText(/Held since/)).toBeVisible()
  const item = new URL(page.url()).pathname

  const monitor = (await comeIn(browser, 'monitoring.officer@northmoor.example')).page
  await monitor.goto('/inbox')
  await monitor.goto(item)
  await monitor.getByRole('radio', { name: /^Agree/ }).check()
  await monitor.getByRole('button', { name: 'Decide' }).click()
  await expect(monitor.getByText('Exempt, paragraph 3').first()).toBeVisible()
  await expect(monitor.getByText(/Held since/)).toHaveCount(0)
})
