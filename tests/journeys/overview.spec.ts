import { expect, test } from './journey'
import { comeIn, northmoor } from './people'

const PHONE = { width: 320, height: 640 }

test('on a phone an assessment is found in one line, and its areas are lines that open', async ({ browser }) => {
  const { page } = await comeIn(browser, 'member1@northmoor.example')
  const base = await northmoor(page)
  await page.setViewportSize(PHONE)
  await page.goto(base)
  const stages = page.getByRole('navigation', { name: 'Assessment' })
  const line = stages.getByText(/^Stage 3 of 5/)
  await expect(line).toBeVisible()
  await expect(stages.getByRole('link')).toHaveCount(0)
  await line.click()
  await expect(stages.getByRole('link', { name: 'Overview' })).toHaveAttribute('aria-current', 'page')
  await stages.getByRole('link', { name: 'Agenda' }).click()
  await expect(page.getByRole('heading', { name: 'Agenda of the meeting' })).toBeVisible()
  await expect(stages.getByRole('link', { name: 'Evidence' })).toBeHidden()
  await expect(stages.getByText(/^Next for /)).toBeVisible()

  await page.goto(base)
  const area = page.getByRole('region', { name: /^3 / })
  await expect(area.getByRole('listitem')).toHaveCount(0)
  await area.getByRole('button', { name: /^Open Financial/ }).click()
  await expect(area.getByRole('listitem')).toHaveCount(8)
  await expect(area.getByRole('link', { name: /^3\.1 Medium-term financial plan/ })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
})

test('on paper the overview is one sheet on its side, dark on white, and tells nobody that enough have scored', async ({
  browser,
}) => {
  const { page } = await comeIn(browser, 'lead@northmoor.example')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(await northmoor(page))
  const stand = page.getByRole('region', { name: 'Where we stand' })
  await expect(stand.getByRole('link', { name: /Reveal$/ })).toHaveCount(5)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const cellOf = (code: string) => stand.getByRole('listitem').filter({ hasText: code })
  await expect(cellOf('1.4')).toContainText('Being scored')
  await expect(cellOf('1.4').getByText('Reveal')).toBeHidden()
  const looks = (code: string) =>
    cellOf(code)
      .getByText('Being scored', { exact: true })
      .filter({ visible: true })
      .evaluate((words) => {
        const cell = words.closest('li') as Element
        return [words, cell].map((one) => {
          const { color, backgroundColor, fontWeight, fontSize, boxShadow } = getComputedStyle(one)
          return { color, backgroundColor, fontWeight, fontSize, boxShadow }
        })
      })
  expect(await looks('1.4'), 'enough have scored one and not the other').toEqual(await looks('1.2'))
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(22, 32, 44)')
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
  expect(pdf).toMatch(/\/MediaBox \[0 0 84\d\.?\d* 59\d/)
})
