import type { Locator, Page } from '@playwright/test'
import { axeFinds } from './axe'
import { expect, test } from './journey'
import { comeIn, eastvale, editorOf, isSaved, show } from './people'
import { go } from './select-words'

const markedIn = (editor: Locator) =>
  editor.evaluate((element) =>
    [...element.querySelectorAll('[data-evidence]')].map((mark) => mark.textContent).join('|'),
  )
const cardsOf = (editor: Locator) => editor.locator('.evidence-card')
/** Where a card stands beside or under the paragraph that it is about. */
const placeOf = (editor: Locator) =>
  cardsOf(editor)
    .first()
    .evaluate((card) => {
      const [its, words] = [card.getBoundingClientRect(), card.parentElement?.previousElementSibling]
      const block = words?.getBoundingClientRect()
      return block && its.left >= block.right ? 'beside' : block && its.top >= block.bottom ? 'under' : 'over'
    })

async function write(page: Page, lines: string[], code: string) {
  const editor = await editorOf(page, code)
  await editor.click()
  await page.keyboard.press('Control+End')
  for (const line of lines) {
    await page.keyboard.press('Enter')
    await page.keyboard.type(line)
  }
  await isSaved(page)
  return editor
}

test('words rest on evidence: a number stands at them and a card beside them, the item names them, and with words that are cut into another answer the evidence goes along while comments stay', async ({
  browser,
}) => {
  const { page } = await comeIn(browser, 'officer@eastvale.example')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.setViewportSize({ width: 1366, height: 900 })
  const base = await eastvale(page)
  await page.goto(`${base}/q/3.6`)
  const editor = await write(page, ['The capital plan was read by members in May.', 'It has nine schemes.'], '3.6')

  await go(editor, 'read by members in May', true)
  await page.getByRole('button', { name: 'Attach evidence to the selected words' }).click()
  const form = page.getByRole('form', { name: 'Attach evidence' })
  await expect(form.getByText('“read by members in May”')).toBeVisible()
  await form.getByRole('radio', { name: 'A link to a web page' }).check()
  await form.getByLabel('Web address').fill('https://eastvale.example/minutes')
  await form.getByLabel('Title').fill('Minutes of May')
  await form.getByLabel('Date of the information').fill('2026-05-31')
  await form.getByRole('button', { name: 'Attach evidence' }).click()
  await expect.poll(() => markedIn(editor)).toBe('read by members in May')
  await expect(cardsOf(editor)).toHaveText(/^1Minutes of May/)
  expect(await placeOf(editor)).toBe('beside')
  await expect(page.getByRole('list', { name: 'Words of the answer that rest on it' })).toContainText(
    'read by members in May',
  )
  expect(await axeFinds(page, 'an answer with evidence at its words')).toEqual([])

  await go(editor, 'nine schemes', true)
  await page.getByRole('button', { name: 'Attach evidence to the selected words' }).click()
  await form.getByRole('radio', { name: 'Something in the register already' }).check()
  const items = form.getByRole('combobox', { name: 'Item of the register' })
  const label = await items.getByRole('option', { name: /^Minutes of May, information from / }).textContent()
  await items.selectOption({ label: label ?? '' })
  await form.getByRole('button', { name: 'Attach evidence' }).click()
  await expect(cardsOf(editor)).toHaveCount(2)
  await expect(cardsOf(editor).last()).toHaveText(/^2Minutes of May/)

  await show(page, 'Comments')
  await go(editor, 'nine schemes', true)
  await page.getByRole('button', { name: 'Comment on the selected words' }).click()
  await page.getByLabel('Comment on the selected words').fill('Which?')
  await page.getByRole('button', { name: 'Add comment' }).first().click()
  await expect(editor.locator('[data-thread]')).toHaveText('nine schemes')
  await go(editor, 'It has nine schemes.', true)
  await page.keyboard.press('Control+x')
  await isSaved(page)
  await expect(cardsOf(editor)).toHaveCount(1)

  await page.goto(`${base}/q/3.7`)
  const other = await editorOf(page, '3.7')
  await other.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+v')
  await expect(page.getByText('1 piece of evidence came along. 1 comment stays with the answer')).toBeVisible()
  await expect.poll(() => markedIn(other)).toBe('nine schemes')
  await expect(other.locator('[data-thread]')).toHaveCount(0)

  await page.setViewportSize({ width: 360, height: 800 })
  await expect(cardsOf(other)).toHaveText(/^1Minutes of May/)
  expect(await placeOf(other)).toBe('under')

  await page.setViewportSize({ width: 1366, height: 900 })
  await cardsOf(other).getByRole('link', { name: 'Minutes of May' }).click()
  await expect(page.getByRole('heading', { name: 'Minutes of May', level: 1 })).toBeVisible()
  await expect(page.getByRole('heading', { name: /3 sentences rest on it/ })).toBeVisible()
  await expect(page.getByText('“read by members in May”')).toBeVisible()
  await expect(page.getByText('These words are gone from the answer')).toBeVisible()
  expect(await axeFinds(page, 'an item with its sentences')).toEqual([])
})

test('a peer opens evidence from its number, from the list of all and as one pack', async ({ browser }) => {
  const { page } = await comeIn(browser, 'peerlead@peers.example')
  await page.goto('/inbox')
  const review = page.getByRole('link', { name: /review/i }).first()
  await review.click()
  await expect(page).toHaveURL(/\/reviews\//)
  const base = new URL(page.url()).pathname.split('/').slice(0, 3).join('/')
  await page.goto(`${base}?area=3`)
  const answer = page.getByRole('textbox', { name: /3\.3/ })
  await expect(cardsOf(answer).first()).toHaveText(/^1Usable reserves/)
  await page.goto(`${base}/evidence`)
  await expect(page.getByRole('heading', { name: 'Evidence of the submission' })).toBeVisible()
  expect(await axeFinds(page, 'evidence of a review')).toEqual([])
  await page.getByRole('button', { name: /^Pack \d+ pieces of evidence/ }).click()
  await expect(page.getByRole('link', { name: /^Save the pack/ })).toBeVisible({ timeout: 60_000 })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^Save the pack/ }).click(),
  ])
  expect(download.suggestedFilename()).toBe('Evidence pack.zip')
})
